/** The engine under virtual time beside what queueing theory says of the same centre. */
@NullMarked
package org.strowger.simulation.theory;

import org.jspecify.annotations.NullMarked;
