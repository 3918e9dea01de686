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
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Seat;

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
  static List<Shortfall> near(
      DomainState state, Seat winner, Contact contact, int asked, int names) {
    var named = new TreeMap<EligibilityRule, List<Shortfall>>();
    Seat seat = state.roster().after(winner);
    for (int i = 0; i < asked && seat != winner; i++) {
      var candidate = Candidate.of(state, seat.present(), contact);
      HardRule failed = Eligibility.firstFailed(candidate);
      if (failed != null) {
        named
            .computeIfAbsent(failed.rule(), rule -> new ArrayList<>())
            .add(shortfall(candidate, failed));
      }
      seat = state.roster().after(seat);
    }
    return furthest(named, names);
  }

  private static Shortfall shortfall(Candidate candidate, HardRule failed) {
    return new Shortfall(candidate.agent().id(), failed.rule(), failed.lacks().apply(candidate));
  }

  private static List<Shortfall> furthest(
      SequencedMap<EligibilityRule, List<Shortfall>> named, int names) {
    return named.reversed().values().stream().flatMap(List::stream).limit(names).toList();
  }
}
