package org.strowger.contracts.wire;

import java.util.List;
import org.strowger.contracts.fact.CaseFact;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;

/** The topic catalogue: nobody writes a topic's name elsewhere. */
public final class Topics {

  private static final int COMMAND_BYTES = 64 * 1024;
  private static final int EVENT_BYTES = 256 * 1024;

  /** The router's only input. */
  public static final Topic<RoutingCommand> ROUTING_COMMANDS =
      new Topic<>("routing-commands", RoutingCommand.class, "domain", COMMAND_BYTES, true, false);

  /** Every decision and state change of the router, in one order per domain. */
  public static final Topic<RoutingEvent> ROUTING_EVENTS =
      new Topic<>("routing-events", RoutingEvent.class, "domain", EVENT_BYTES, false, false);

  /** What happens on the channels. */
  public static final Topic<ChannelFact> CONTACTS =
      new Topic<>("contacts", ChannelFact.class, "conversation", EVENT_BYTES, false, false);

  /** What becomes of customers. */
  public static final Topic<CustomerFact> CUSTOMERS =
      new Topic<>("customers", CustomerFact.class, "customer", EVENT_BYTES, false, false);

  /** How cases evolve. */
  public static final Topic<CaseFact> CASE_EVENTS =
      new Topic<>("case-events", CaseFact.class, "case", EVENT_BYTES, false, false);

  /** What users may do. */
  public static final Topic<DirectoryEntry> DIRECTORY =
      new Topic<>("directory", DirectoryEntry.class, "user", EVENT_BYTES, false, true);

  /** All topics; each has a dead-letter topic beside it. */
  public static final List<Topic<?>> ALL =
      List.of(ROUTING_COMMANDS, ROUTING_EVENTS, CONTACTS, CUSTOMERS, CASE_EVENTS, DIRECTORY);

  private Topics() {}
}
