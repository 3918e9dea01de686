/** Attacks on a running exchange from an address of their own, and what others feel of them. */
@NullMarked
package org.strowger.bench.attack;

import org.jspecify.annotations.NullMarked;
