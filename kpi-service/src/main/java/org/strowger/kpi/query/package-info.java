/** The one place that reads figures: a question in one shape, made into SQL over fact rows. */
@NullMarked
package org.strowger.kpi.query;

import org.jspecify.annotations.NullMarked;
