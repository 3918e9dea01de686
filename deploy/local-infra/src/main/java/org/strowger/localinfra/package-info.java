/** A real broker and a real database on one machine, from Maven artifacts. */
@NullMarked
package org.strowger.localinfra;

import org.jspecify.annotations.NullMarked;
