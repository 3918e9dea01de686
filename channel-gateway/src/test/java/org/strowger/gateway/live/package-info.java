@NullMarked
package org.strowger.gateway.live;

import org.jspecify.annotations.NullMarked;
