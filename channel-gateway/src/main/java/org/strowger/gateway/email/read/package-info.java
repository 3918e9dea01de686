/**
 * What a mail says: its parts in their order, what each is to a reader, and the text that comes of
 * it. Knows nothing of conversations, mailboxes and tables.
 */
@NullMarked
package org.strowger.gateway.email.read;

import org.jspecify.annotations.NullMarked;
