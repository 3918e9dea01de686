@NullMarked
package org.strowger.servicekit.disk;

import org.jspecify.annotations.NullMarked;
