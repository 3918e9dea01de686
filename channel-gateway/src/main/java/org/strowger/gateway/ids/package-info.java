/** Ids that derive from what a source calls a thing. */
@NullMarked
package org.strowger.gateway.ids;

import org.jspecify.annotations.NullMarked;
