/** How a message travels: JSON values and CloudEvents headers. */
@NullMarked
package org.strowger.contracts.wire;

import org.jspecify.annotations.NullMarked;
