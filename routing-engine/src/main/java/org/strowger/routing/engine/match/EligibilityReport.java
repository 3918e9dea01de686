package org.strowger.routing.engine.match;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.OfferWhy.Shortfall;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.MatchGroup;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.WaitStage;

/**
 * What the hard rules say of every agent of the domain and one contact.
 *
 * @param eligible how many agents pass all rules
 * @param ineligibleByRule how many agents each rule rules out; without rules that rule out nobody
 * @param nearMisses some of them with what they lack, those who pass the most rules first
 */
public record EligibilityReport(
    int eligible, Map<EligibilityRule, Integer> ineligibleByRule, List<Shortfall> nearMisses) {

  /**
   * Asks every agent.
   *
   * @param contact in any state
   * @param named how many are named at most
   */
  public static EligibilityReport of(DomainIndex index, Contact contact, int named) {
    int eligible = 0;
    var ineligibleByRule = new EnumMap<EligibilityRule, Integer>(EligibilityRule.class);
    var nearMisses = new TreeMap<EligibilityRule, List<Shortfall>>();
    WaitStage stage = index.waiting().stageOf(contact, index.now());
    MatchGroup group = index.waiting().groupOf(contact, stage);
    for (Agent agent : index.state().agents()) {
      var candidate = Candidate.of(index, agent, contact, group, stage.preferred());
      HardRule failed = Eligibility.firstFailed(candidate);
      if (failed == null) {
        eligible++;
        continue;
      }
      ineligibleByRule.merge(failed.rule(), 1, Integer::sum);
      List<Shortfall> ofRule = nearMisses.computeIfAbsent(failed.rule(), _ -> new ArrayList<>());
      if (ofRule.size() < named) {
        ofRule.add(new Shortfall(agent.id(), failed.rule(), failed.lacks().apply(candidate)));
      }
    }
    return new EligibilityReport(eligible, ineligibleByRule, furthest(nearMisses, named));
  }

  private static List<Shortfall> furthest(
      SequencedMap<EligibilityRule, List<Shortfall>> nearMisses, int named) {
    return nearMisses.reversed().values().stream().flatMap(List::stream).limit(named).toList();
  }
}
