/** The router through Kafka beside what others do: a database's row locks, a bare pass-through. */
@NullMarked
package org.strowger.bench.router;

import org.jspecify.annotations.NullMarked;
