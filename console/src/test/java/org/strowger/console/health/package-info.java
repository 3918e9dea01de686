@NullMarked
package org.strowger.console.health;

import org.jspecify.annotations.NullMarked;
