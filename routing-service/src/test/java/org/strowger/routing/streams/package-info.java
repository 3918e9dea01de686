@NullMarked
package org.strowger.routing.streams;

import org.jspecify.annotations.NullMarked;
