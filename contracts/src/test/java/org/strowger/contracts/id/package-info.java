/** Tests of the ids. */
@NullMarked
package org.strowger.contracts.id;

import org.jspecify.annotations.NullMarked;
