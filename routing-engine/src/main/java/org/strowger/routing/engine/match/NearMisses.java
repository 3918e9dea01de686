package org.strowger.routing.engine.match;

import java.util.ArrayList;
import java.util.List;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.OfferWhy.Shortfall;
import org.strowger.routing.engine.index.AgentClass;
import org.strowger.routing.engine.index.AgentEntry;
import org.strowger.routing.engine.index.ContactEntry;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.EligibilityVerdict;
import org.strowger.routing.engine.index.MatchGroup;
import org.strowger.routing.engine.state.Contact;

/**
 * Names a few agents who were not eligible for a contact, with what each lacks. It asks those who
 * follow the winner by id, so that an offer costs the same however many agents there are.
 */
final class NearMisses {

  private static final int ASKED = 8;
  private static final int NAMED = 5;

  private final DomainIndex index;

  NearMisses(DomainIndex index) {
    this.index = index;
  }

  /** Those who pass the most rules, the last of them first. */
  List<Shortfall> of(
      AgentEntry winner, ContactEntry entry, Contact.Waiting contact, MatchGroup group) {
    var agents = new ArrayList<AgentEntry>(ASKED);
    var failed = new ArrayList<EligibilityRule>(ASKED);
    AgentEntry agent = index.roster().after(winner);
    for (int i = 0; i < ASKED && agent != winner; i++) {
      EligibilityRule rule = EligibilityVerdict.firstFailed(agent, entry, group);
      if (rule != null) {
        int at = placeOf(rule, failed);
        agents.add(at, agent);
        failed.add(at, rule);
      }
      agent = index.roster().after(agent);
    }
    var nearMisses = new ArrayList<Shortfall>(NAMED);
    for (int i = 0; i < Math.min(NAMED, agents.size()); i++) {
      EligibilityRule rule = failed.get(i);
      String lacks = lacks(agents.get(i), contact, group, rule);
      nearMisses.add(new Shortfall(agents.get(i).agentId(), rule, lacks));
    }
    return nearMisses;
  }

  /** Behind those who pass as many rules. */
  private static int placeOf(EligibilityRule rule, List<EligibilityRule> failed) {
    int at = failed.size();
    while (at > 0 && failed.get(at - 1).compareTo(rule) < 0) {
      at--;
    }
    return at;
  }

  /** Most agents fail by what their class knows as well; for others the rule itself is asked. */
  private String lacks(
      AgentEntry agent, Contact.Waiting contact, MatchGroup group, EligibilityRule rule) {
    AgentClass agentClass = agent.agentClass();
    if (rule == EligibilityRule.QUEUE) {
      return group.ladder().notServed();
    }
    if (rule == EligibilityRule.CAPACITY && agentClass != null) {
      return agentClass.missingRoom(agent.load(), group.ladder().channel());
    }
    Candidate candidate = Candidate.of(index, agent.present(), contact, group);
    return Eligibility.rule(rule).lacks().apply(candidate);
  }
}
