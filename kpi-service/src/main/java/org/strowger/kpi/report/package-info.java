/** What the numbers mean, and the wallboard made of them. */
@NullMarked
package org.strowger.kpi.report;

import org.jspecify.annotations.NullMarked;
