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
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Group;
import org.strowger.routing.engine.state.Seat;
import org.strowger.routing.engine.state.Spot;
import org.strowger.routing.engine.state.Verdict;

/**
 * How agents of the domain stand to one contact.
 *
 * @param eligible how many pass all rules
 * @param fell how many each rule ruled out
 * @param named some of them, those who came furthest first
 */
public record Survey(int eligible, Map<EligibilityRule, Integer> fell, List<Shortfall> named) {

  /** Asks every agent; names at most so many. */
  public static Survey of(DomainState state, Contact contact, int names) {
    int eligible = 0;
    var fell = new EnumMap<EligibilityRule, Integer>(EligibilityRule.class);
    var named = new TreeMap<EligibilityRule, List<Shortfall>>();
    for (Agent agent : state.roster().agents()) {
      var candidate = Candidate.of(state, agent, contact);
      HardRule failed = Eligibility.firstFailed(candidate);
      if (failed == null) {
        eligible++;
        continue;
      }
      fell.merge(failed.rule(), 1, Integer::sum);
      List<Shortfall> ofRule = named.computeIfAbsent(failed.rule(), rule -> new ArrayList<>());
      if (ofRule.size() < names) {
        ofRule.add(shortfall(candidate, failed));
      }
    }
    return new Survey(eligible, fell, furthest(named, names));
  }

  /** Asks a few agents: those who follow one by id. */
  static List<Shortfall> near(DomainState state, Seat winner, Spot spot, int asked, int names) {
    Group group = state.lines().groupOf(spot);
    var seats = new ArrayList<Seat>(asked);
    var failed = new ArrayList<EligibilityRule>(asked);
    Seat seat = state.roster().after(winner);
    for (int i = 0; i < asked && seat != winner; i++) {
      EligibilityRule rule = Verdict.of(seat, spot, group);
      if (rule != null) {
        int at = placeOf(rule, failed);
        seats.add(at, seat);
        failed.add(at, rule);
      }
      seat = state.roster().after(seat);
    }
    var named = new ArrayList<Shortfall>(names);
    Contact.Waiting contact = spot.waiting();
    for (int i = 0; i < Math.min(names, seats.size()); i++) {
      EligibilityRule rule = failed.get(i);
      String lacks = lacks(state, seats.get(i), contact, group, rule);
      named.add(new Shortfall(seats.get(i).agentId(), rule, lacks));
    }
    return named;
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
      DomainState state, Seat seat, Contact.Waiting contact, Group group, EligibilityRule rule) {
    AgentClass of = seat.group();
    if (rule == EligibilityRule.QUEUE) {
      return group.chain().notServed();
    }
    if (rule == EligibilityRule.CAPACITY && of != null) {
      return of.missingRoom(seat.holding(), group.chain().channel());
    }
    return Eligibility.rule(rule).lacks().apply(Candidate.of(state, seat, contact, group));
  }

  private static Shortfall shortfall(Candidate candidate, HardRule failed) {
    return new Shortfall(candidate.agent().id(), failed.rule(), failed.lacks().apply(candidate));
  }

  private static List<Shortfall> furthest(
      SequencedMap<EligibilityRule, List<Shortfall>> named, int names) {
    return named.reversed().values().stream().flatMap(List::stream).limit(names).toList();
  }
}
