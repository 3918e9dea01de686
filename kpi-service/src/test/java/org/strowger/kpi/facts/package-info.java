@NullMarked
package org.strowger.kpi.facts;

import org.jspecify.annotations.NullMarked;
