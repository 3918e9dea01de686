/** Customers' calls: what becomes of them, whatever carries them ({@link PhoneDriver}). */
@NullMarked
package org.strowger.gateway.phone;

import org.jspecify.annotations.NullMarked;
