@NullMarked
package org.strowger.kpi.laws;

import org.jspecify.annotations.NullMarked;
