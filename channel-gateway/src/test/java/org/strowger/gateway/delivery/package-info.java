@NullMarked
package org.strowger.gateway.delivery;

import org.jspecify.annotations.NullMarked;
