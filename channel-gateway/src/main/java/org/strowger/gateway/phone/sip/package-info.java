/**
 * The built-in phone driver: signalling by SIP over UDP, media goes straight between the phones.
 * The only package that knows JAIN-SIP.
 */
@NullMarked
package org.strowger.gateway.phone.sip;

import org.jspecify.annotations.NullMarked;
