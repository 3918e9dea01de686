@NullMarked
package org.strowger.kpi;

import org.jspecify.annotations.NullMarked;
