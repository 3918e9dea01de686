@NullMarked
package org.strowger.kpi.query;

import org.jspecify.annotations.NullMarked;
