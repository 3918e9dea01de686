@NullMarked
package org.strowger.embedded;

import org.jspecify.annotations.NullMarked;
