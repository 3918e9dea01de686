/** Finding cases by their id and by what was noted. */
@NullMarked
package org.strowger.cases.search;

import org.jspecify.annotations.NullMarked;
