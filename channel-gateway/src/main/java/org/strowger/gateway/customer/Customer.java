package org.strowger.gateway.customer;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.CustomerId;

/**
 * A customer as a message finds it.
 *
 * @param id the one by whom the customer is found
 * @param language chosen before; null when never
 * @param newlyLinked the identity was not known before
 */
public record Customer(
    CustomerId id, @Nullable String name, @Nullable String language, boolean newlyLinked) {}
