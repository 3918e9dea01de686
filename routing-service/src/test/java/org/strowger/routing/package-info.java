@NullMarked
package org.strowger.routing;

import org.jspecify.annotations.NullMarked;
