/** Tests of the wire form; the golden files beside them are what old records look like. */
@NullMarked
package org.strowger.contracts.wire;

import org.jspecify.annotations.NullMarked;
