@NullMarked
package org.strowger.gateway.phone.sip;

import org.jspecify.annotations.NullMarked;
