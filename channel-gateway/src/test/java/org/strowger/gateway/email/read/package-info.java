/** Tests of how mails are read. */
@NullMarked
package org.strowger.gateway.email.read;

import org.jspecify.annotations.NullMarked;
