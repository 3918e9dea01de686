@NullMarked
package org.strowger.servicekit.health;

import org.jspecify.annotations.NullMarked;
