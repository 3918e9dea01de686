/** Mail: from raw bytes to a normalised message, the SMTP listener, threading. */
@NullMarked
package org.strowger.gateway.email;

import org.jspecify.annotations.NullMarked;
