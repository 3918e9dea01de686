package org.strowger.routing.engine;

import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ConsultCommand.CancelConsult;
import org.strowger.contracts.routing.ConsultCommand.CompleteConsult;
import org.strowger.contracts.routing.ConsultCommand.StartConsult;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;

/** An agent who keeps a contact, and two others whom she may ask. */
final class ConsultScene {

  static final RoutingPlan PLAN =
      TestPlan.of(queue("chat").wrapUp(WrapUp.Mode.OPTIONAL, 20), queue("experts"), queue("phone"))
          .build();
  static final ContactId CONTACT = new ContactId("c1");
  static final ContactId CONSULT = new ContactId("k1");

  /** Agent a has chat c1; b and c are ready, c after b. */
  static Exchange kept() {
    return Exchange.with(
            PLAN, agent("a"), agent("b"), agent("c", "all", Map.of("refunds", 4), Map.of()))
        .ready("a")
        .chat("c1", "chat")
        .accept("a", "c1")
        .ready("b", "c");
  }

  static StartConsult ask(
      @Nullable String toQueue, @Nullable String toAgent, SkillLevel... skills) {
    return new StartConsult(
        new AgentId("a"),
        CONTACT,
        CONSULT,
        toQueue == null ? null : new QueueId(toQueue),
        toAgent == null ? null : new AgentId(toAgent),
        List.of(skills));
  }

  static CancelConsult cancel(String agent) {
    return new CancelConsult(new AgentId(agent), CONSULT);
  }

  static CompleteConsult complete(String agent) {
    return new CompleteConsult(new AgentId(agent), CONSULT);
  }

  static boolean hasContact(Exchange exchange, String agent) {
    return exchange.save().stored().stream()
        .anyMatch(
            each ->
                each instanceof Contact.Assigned contact
                    && contact.id().equals(CONTACT)
                    && contact.agentId().value().equals(agent));
  }

  static boolean consults(Exchange exchange) {
    return exchange.save().stored().stream().anyMatch(Consult.class::isInstance);
  }

  private ConsultScene() {}
}
