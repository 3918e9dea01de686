package org.strowger.servicekit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.fact.CustomerFact.CustomerLinked;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;

/** Messages to send; their {@code ref} tells one from another. */
public final class Facts {

  private Facts() {}

  public static String newCustomer() {
    return "c-" + UUID.randomUUID();
  }

  public static Message<CustomerFact> linked(String customer, String ref) {
    return linked(customer, ref, null);
  }

  public static Message<CustomerFact> linked(
      String customer, String ref, Meta.@Nullable Cause cause) {
    Instant now = Instant.now();
    return new Message<>(
        customer,
        new Meta(customer + "-" + ref, "/test", now, null, cause),
        new CustomerLinked(new DomainId("demo"), new CustomerId(customer), "email", ref, now));
  }

  public static String refOf(Message<CustomerFact> message) {
    return switch (message.body()) {
      case CustomerLinked linked -> linked.ref();
      default -> throw new IllegalArgumentException("Expected a link but it is another fact");
    };
  }
}
