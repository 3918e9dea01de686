/** What a write of a case costs, beside a row that is only inserted. */
@NullMarked
package org.strowger.bench.cases;

import org.jspecify.annotations.NullMarked;
