@NullMarked
package org.strowger.gateway.signed;

import org.jspecify.annotations.NullMarked;
