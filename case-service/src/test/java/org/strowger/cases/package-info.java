@NullMarked
package org.strowger.cases;

import org.jspecify.annotations.NullMarked;
