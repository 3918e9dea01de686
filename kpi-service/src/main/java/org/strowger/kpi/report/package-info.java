/** The wallboard: figures asked for by the query, arranged in rows. */
@NullMarked
package org.strowger.kpi.report;

import org.jspecify.annotations.NullMarked;
