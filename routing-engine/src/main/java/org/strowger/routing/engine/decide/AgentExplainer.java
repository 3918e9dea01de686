package org.strowger.routing.engine.decide;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Set;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.RoutingAnswer.AgentExplained;
import org.strowger.contracts.routing.RoutingAnswer.Kept;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentAvailability.ChosenPresence;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;

/** Explains why an agent is given what she is given; it looks at all contacts that wait. */
final class AgentExplainer {

  private static final int NAMED = 200;

  private final DomainIndex index;
  private final DomainState state;
  private final Matcher matcher;

  AgentExplainer(DomainIndex index, Matcher matcher) {
    this.index = index;
    this.state = index.state();
    this.matcher = matcher;
  }

  AgentExplained explain(Agent agent) {
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
      EligibilityRule failed = matcher.firstFailed(agent, each);
      if (failed == null) {
        takable++;
        continue;
      }
      ineligibleByRule.merge(failed, 1, Integer::sum);
      if (nearMisses.size() < NAMED) {
        nearMisses.add(new Kept(each.id(), each.segment().queueId(), failed));
      }
    }
    AgentState current = AgentStates.of(agent, index.roster().load(agent.id()), agent.connected());
    return new AgentExplained(
        agent.id(),
        current,
        agent.availability().since(),
        reason(agent, current, waiting, takable),
        waiting,
        takable,
        ineligibleByRule,
        nearMisses);
  }

  private static String reason(Agent agent, AgentState current, int waiting, int takable) {
    if (!agent.routable()) {
      ChosenPresence next = agent.availability().next();
      return "She is given nothing while she is "
          + (next == null ? current : "about to be " + next.presence())
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
