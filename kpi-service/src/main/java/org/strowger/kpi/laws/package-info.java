/** What always holds among the facts; a breach is an alarm. */
@NullMarked
package org.strowger.kpi.laws;

import org.jspecify.annotations.NullMarked;
