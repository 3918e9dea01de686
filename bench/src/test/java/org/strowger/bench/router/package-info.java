@NullMarked
package org.strowger.bench.router;

import org.jspecify.annotations.NullMarked;
