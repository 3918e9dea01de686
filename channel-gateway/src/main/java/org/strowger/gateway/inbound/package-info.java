/** Nobody is forgotten: what was accepted is counted again by what became of it. */
@NullMarked
package org.strowger.gateway.inbound;

import org.jspecify.annotations.NullMarked;
