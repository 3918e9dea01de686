package org.strowger.simulation.theory;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.Disposition;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.ProfilePlan.Capacity;
import org.strowger.contracts.plan.ProfilePlan.ServedQueue;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.WaitingLimit;

/**
 * The plan of a centre: a queue per type, a profile per first skill. The agents of a profile serve
 * its type first, then the next ones; among agents those come first whose better skill it is, then
 * those who are available longest.
 */
final class CentrePlan {

  static final String DISPOSITION = "done";
  private static final String PLACES = "places";

  private CentrePlan() {}

  static String type(int number) {
    return "type-" + number;
  }

  static RoutingPlan of(Setting setting) {
    var queues = new ArrayList<QueuePlan>();
    var profiles = new ArrayList<ProfilePlan>();
    var rules = new ArrayList<EntryRule>();
    for (int type = 0; type < setting.types(); type++) {
      queues.add(queue(type, setting.places()));
      profiles.add(profile(type, setting));
      List<String> entry = type == 0 ? List.of() : List.of(type(type));
      rules.addFirst(
          new EntryRule(
              type(type),
              List.of(),
              entry,
              List.of(),
              Map.of(),
              new QueueId(type(type)),
              List.of(),
              5));
    }
    return new RoutingPlan(
        List.of(),
        List.of(),
        List.of(),
        List.of(new Disposition(DISPOSITION, "Done")),
        List.of(),
        queues,
        profiles,
        rules,
        null,
        setting.places() == null ? null : List.of(new WaitingLimit(PLACES, setting.places())));
  }

  private static ProfilePlan profile(int first, Setting setting) {
    var served = new ArrayList<ServedQueue>();
    for (int i = 0; i < setting.skills(); i++) {
      served.add(new ServedQueue(new QueueId(type((first + i) % setting.types())), i + 1));
    }
    return new ProfilePlan(
        new ProfileId(type(first)),
        type(first),
        served,
        new Capacity(1, Map.of(ChannelType.EMAIL, 1), Map.of()),
        3,
        60);
  }

  private static QueuePlan queue(int type, @Nullable Integer places) {
    return new QueuePlan(
        new QueueId(type(type)),
        type(type),
        QueuePlan.Delivery.PUSH,
        new QueuePlan.ServiceTarget(80, 86_400),
        5,
        ZoneOffset.UTC,
        List.of(),
        0,
        60,
        60,
        new QueuePlan.WrapUp(QueuePlan.WrapUp.Mode.NONE, 0),
        QueuePlan.Ranking.QUEUE_RANK,
        null,
        null,
        null,
        places == null ? null : new Intake(null, null, null, PLACES, AdmissionAction.REFUSE, null),
        List.of(ChannelType.EMAIL));
  }
}
