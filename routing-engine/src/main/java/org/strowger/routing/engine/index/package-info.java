/**
 * What makes it quick to find who gets what: the entities in their slots, and everything derived
 * from them. Whoever decides reads {@link org.strowger.routing.engine.index.DomainIndex}; only
 * {@link org.strowger.routing.engine.index.IndexWriter} changes anything, and only the package
 * {@code apply} has one.
 */
@NullMarked
package org.strowger.routing.engine.index;

import org.jspecify.annotations.NullMarked;
