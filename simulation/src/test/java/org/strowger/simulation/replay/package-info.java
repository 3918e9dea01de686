@NullMarked
package org.strowger.bench.replay;

import org.jspecify.annotations.NullMarked;
