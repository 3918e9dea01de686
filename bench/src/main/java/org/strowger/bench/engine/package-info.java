/** The pure router without Kafka: how its cost grows with contacts, agents and classes. */
@NullMarked
package org.strowger.bench.engine;

import org.jspecify.annotations.NullMarked;
