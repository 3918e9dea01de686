package org.strowger.routing.engine.match;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.OfferWhy.Shortfall;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentClass;
import org.strowger.routing.engine.state.AgentEntry;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactEntry;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.EligibilityVerdict;
import org.strowger.routing.engine.state.MatchGroup;

/**
 * How agents of the domain stand to one contact.
 *
 * @param eligible how many pass all rules
 * @param ineligibleByRule how many each rule ruled out
 * @param nearMisses some of them, those who came furthest first
 */
public record Survey(
    int eligible, Map<EligibilityRule, Integer> ineligibleByRule, List<Shortfall> nearMisses) {

  /** Asks every agent; names at most so many. */
  public static Survey of(DomainState state, Contact contact, int names) {
    int eligible = 0;
    var ineligibleByRule = new EnumMap<EligibilityRule, Integer>(EligibilityRule.class);
    var nearMisses = new TreeMap<EligibilityRule, List<Shortfall>>();
    for (Agent agent : state.roster().agents()) {
      var candidate = Candidate.of(state, agent, contact);
      HardRule failed = Eligibility.firstFailed(candidate);
      if (failed == null) {
        eligible++;
        continue;
      }
      ineligibleByRule.merge(failed.rule(), 1, Integer::sum);
      List<Shortfall> ofRule = nearMisses.computeIfAbsent(failed.rule(), rule -> new ArrayList<>());
      if (ofRule.size() < names) {
        ofRule.add(shortfall(candidate, failed));
      }
    }
    return new Survey(eligible, ineligibleByRule, furthest(nearMisses, names));
  }

  /** Asks a few agents: those who follow one by id. */
  static List<Shortfall> near(
      DomainState state, AgentEntry winner, ContactEntry contactEntry, int asked, int names) {
    MatchGroup group = state.lines().groupOf(contactEntry);
    var agentEntries = new ArrayList<AgentEntry>(asked);
    var failed = new ArrayList<EligibilityRule>(asked);
    AgentEntry agentEntry = state.roster().after(winner);
    for (int i = 0; i < asked && agentEntry != winner; i++) {
      EligibilityRule rule = EligibilityVerdict.of(agentEntry, contactEntry, group);
      if (rule != null) {
        int at = placeOf(rule, failed);
        agentEntries.add(at, agentEntry);
        failed.add(at, rule);
      }
      agentEntry = state.roster().after(agentEntry);
    }
    var nearMisses = new ArrayList<Shortfall>(names);
    Contact.Waiting contact = contactEntry.waiting();
    for (int i = 0; i < Math.min(names, agentEntries.size()); i++) {
      EligibilityRule rule = failed.get(i);
      String lacks = lacks(state, agentEntries.get(i), contact, group, rule);
      nearMisses.add(new Shortfall(agentEntries.get(i).agentId(), rule, lacks));
    }
    return nearMisses;
  }

  /** Behind those who came as far. */
  private static int placeOf(EligibilityRule rule, List<EligibilityRule> failed) {
    int at = failed.size();
    while (at > 0 && failed.get(at - 1).compareTo(rule) < 0) {
      at--;
    }
    return at;
  }

  /**
   * Most agents fail by what their class knows as well; for the others the rule itself is asked.
   */
  private static String lacks(
      DomainState state,
      AgentEntry agentEntry,
      Contact.Waiting contact,
      MatchGroup group,
      EligibilityRule rule) {
    AgentClass of = agentEntry.group();
    if (rule == EligibilityRule.QUEUE) {
      return group.ladder().notServed();
    }
    if (rule == EligibilityRule.CAPACITY && of != null) {
      return of.missingRoom(agentEntry.holding(), group.ladder().channel());
    }
    return Eligibility.rule(rule).lacks().apply(Candidate.of(state, agentEntry, contact, group));
  }

  private static Shortfall shortfall(Candidate candidate, HardRule failed) {
    return new Shortfall(candidate.agent().id(), failed.rule(), failed.lacks().apply(candidate));
  }

  private static List<Shortfall> furthest(
      SequencedMap<EligibilityRule, List<Shortfall>> nearMisses, int names) {
    return nearMisses.reversed().values().stream().flatMap(List::stream).limit(names).toList();
  }
}
