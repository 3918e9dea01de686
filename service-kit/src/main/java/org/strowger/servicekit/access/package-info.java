/** Who may do what: one table, denied by default, for HTTP and WebSockets alike. */
@NullMarked
package org.strowger.servicekit.access;

import org.jspecify.annotations.NullMarked;
