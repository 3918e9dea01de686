@NullMarked
package org.strowger.gateway.phone;

import org.jspecify.annotations.NullMarked;
