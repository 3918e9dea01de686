package org.strowger.routing.engine.decide;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Set;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.RoutingAnswer.AgentExplained;
import org.strowger.contracts.routing.RoutingAnswer.Kept;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;

/** Says why an agent is given what she is given; looks at all that waits. */
final class AgentQuestion {

  private static final int NAMES = 200;

  private final DomainState state;
  private final Matcher matcher;

  AgentQuestion(DomainState state, Matcher matcher) {
    this.state = state;
    this.matcher = matcher;
  }

  AgentExplained answer(Agent agent) {
    Set<QueueId> served = state.plan().queuesOf(agent.definition().profileId()).keySet();
    var ineligibleByRule = new EnumMap<EligibilityRule, Integer>(EligibilityRule.class);
    var nearMisses = new ArrayList<Kept>();
    int waiting = 0;
    int takable = 0;
    for (Contact contact : state.contacts()) {
      if (!(contact instanceof Contact.Waiting each)
          || !served.contains(each.segment().queueId())) {
        continue;
      }
      waiting++;
      EligibilityRule failed = matcher.failed(agent, each);
      if (failed == null) {
        takable++;
        continue;
      }
      ineligibleByRule.merge(failed, 1, Integer::sum);
      if (nearMisses.size() < NAMES) {
        nearMisses.add(new Kept(each.id(), each.segment().queueId(), failed));
      }
    }
    AgentState current = AgentStates.of(agent, state.holding(agent.id()), agent.connected());
    return new AgentExplained(
        agent.id(),
        current,
        agent.availableSince(),
        reason(agent, current, waiting, takable),
        waiting,
        takable,
        ineligibleByRule,
        nearMisses);
  }

  private static String reason(Agent agent, AgentState current, int waiting, int takable) {
    if (!agent.routable()) {
      return "She is given nothing while she is "
          + (agent.next() == null ? current : "about to be " + agent.next().presence())
          + ".";
    }
    if (waiting == 0) {
      return "Nothing waits in her queues.";
    }
    return takable == 0
        ? "Each of the " + waiting + " contacts in her queues fails a rule."
        : "She may take " + takable + " of " + waiting + " contacts herself.";
  }
}
