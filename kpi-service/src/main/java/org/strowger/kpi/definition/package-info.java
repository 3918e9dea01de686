/** What the figures mean: definitions, and the measures over fact rows that they are made of. */
@NullMarked
package org.strowger.kpi.definition;

import org.jspecify.annotations.NullMarked;
