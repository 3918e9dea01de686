/** Opaque identifiers; none of them tells anything about a person. */
@NullMarked
package org.strowger.contracts.id;

import org.jspecify.annotations.NullMarked;
