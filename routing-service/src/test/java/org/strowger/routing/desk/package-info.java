@NullMarked
package org.strowger.routing.desk;

import org.jspecify.annotations.NullMarked;
