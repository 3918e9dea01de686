/** Kafka clients, the wire form in Kafka's types, and the topics of the catalogue. */
@NullMarked
package org.strowger.servicekit.kafka;

import org.jspecify.annotations.NullMarked;
