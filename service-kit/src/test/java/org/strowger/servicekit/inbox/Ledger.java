package org.strowger.servicekit.inbox;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.wire.Message;
import org.strowger.servicekit.Facts;
import org.strowger.servicekit.ServiceSchema;
import org.strowger.servicekit.problem.Problem;

/** A handler that writes down what it was given, as often as it was given; some it refuses. */
final class Ledger implements InboxHandler<CustomerFact> {

  static final String REFUSED = "refused";
  static final String ILLEGAL = "illegal";
  static final String BUG = "bug";
  static final String CONSTRAINT = "constraint";

  private final ServiceSchema schema;

  Ledger(ServiceSchema schema) {
    this.schema = schema;
    schema
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "create table applied (seq bigint generated always as identity,"
                        + " customer text, ref text check (ref <> '"
                        + CONSTRAINT
                        + "'))"));
  }

  @Override
  public void apply(Handle handle, Message<CustomerFact> message, RecordPosition position) {
    String ref = Facts.refOf(message);
    handle.execute("insert into applied (customer, ref) values (?, ?)", message.key(), ref);
    switch (ref) {
      case REFUSED -> throw Problem.conflict("wrong_state", "Expected … but …");
      case ILLEGAL -> throw new IllegalArgumentException("Expected … but …");
      case BUG -> throw new IllegalStateException("canary-4711");
      default -> {}
    }
  }

  List<String> of(String customer) {
    return schema
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select ref from applied where customer = :c order by seq")
                    .bind("c", customer)
                    .mapTo(String.class)
                    .list());
  }
}
