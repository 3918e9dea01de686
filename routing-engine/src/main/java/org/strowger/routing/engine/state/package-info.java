/**
 * What is true of a domain: immutable entities, each with its key, and {@link
 * org.strowger.routing.engine.state.DomainState} to read them by. Nothing here changes anything.
 */
@NullMarked
package org.strowger.routing.engine.state;

import org.jspecify.annotations.NullMarked;
