/** The border that every text from outside passes: what may stand in it and what is masked. */
@NullMarked
package org.strowger.servicekit.text;

import org.jspecify.annotations.NullMarked;
