@NullMarked
package org.strowger.gateway.email;

import org.jspecify.annotations.NullMarked;
