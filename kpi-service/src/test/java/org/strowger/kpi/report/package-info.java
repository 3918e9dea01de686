@NullMarked
package org.strowger.kpi.report;

import org.jspecify.annotations.NullMarked;
