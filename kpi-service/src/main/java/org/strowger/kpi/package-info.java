/** Figures: facts from the log, definitions over facts, the query, the wallboard. */
@NullMarked
package org.strowger.kpi;

import org.jspecify.annotations.NullMarked;
