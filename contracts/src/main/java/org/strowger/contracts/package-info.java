/** What crosses a service border: ids, commands, events, the topic catalogue and the wire form. */
@NullMarked
package org.strowger.contracts;

import org.jspecify.annotations.NullMarked;
