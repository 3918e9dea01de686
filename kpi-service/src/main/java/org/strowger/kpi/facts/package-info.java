/** From the log to fact rows, exactly once. */
@NullMarked
package org.strowger.kpi.facts;

import org.jspecify.annotations.NullMarked;
