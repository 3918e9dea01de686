package org.strowger.kpi.definition;

import static org.strowger.kpi.definition.KpiDefinition.Unit.AGENTS;
import static org.strowger.kpi.definition.KpiDefinition.Unit.CONTACTS;
import static org.strowger.kpi.definition.KpiDefinition.Unit.OFFERS;
import static org.strowger.kpi.definition.KpiDefinition.Unit.SECONDS;

import java.util.List;
import org.strowger.kpi.definition.Figure.Whole;

/** Figures of a moment: what is open then. */
public final class LiveKpis {

  /** Open segments. */
  public static final KpiDefinition QUEUE_DEPTH =
      new KpiDefinition(
          "queue_depth",
          1,
          CONTACTS,
          "open segments now",
          "Contacts that wait in the queue, those that are being offered among them.",
          "mail: f = 1",
          new Whole(Measure.WAITING));

  /** The longest wait among open segments; no data where nobody waits. */
  public static final KpiDefinition OLDEST_WAIT =
      new KpiDefinition(
          "oldest_wait",
          1,
          SECONDS,
          "now − earliest enqueue time of open segments",
          "Whole seconds since the longest waiting contact joined the queue.",
          "mail: f, since 09:05:00 = 60 s",
          new Whole(Measure.OLDEST_WAIT_SECONDS));

  /** Open segments whose customer is not in line. */
  public static final KpiDefinition CALLBACKS_WAITING =
      new KpiDefinition(
          "callbacks_waiting",
          1,
          CONTACTS,
          "open segments now whose source is a callback",
          "Contacts that wait for an agent who calls the customer back; in queue_depth too.",
          "phone: h = 1",
          new Whole(Measure.CALLBACKS_WAITING));

  /** Live offers. */
  public static final KpiDefinition OFFERED =
      new KpiDefinition(
          "offered",
          1,
          OFFERS,
          "offers now",
          "Offers that are neither accepted nor declined, expired or revoked.",
          "mail: f's second = 1",
          new Whole(Measure.OFFERED));

  /** Contacts in no line that come back to one. */
  public static final KpiDefinition DEFERRED =
      new KpiDefinition(
          "deferred",
          1,
          CONTACTS,
          "deferrals now",
          "Contacts that are in no queue until a time and come back to the queue then.",
          "phone: j = 1",
          new Whole(Measure.DEFERRED));

  /** The roster; by state it tells what its agents do. */
  public static final KpiDefinition AGENTS_ON_ROSTER =
      new KpiDefinition(
          "agents",
          1,
          AGENTS,
          "agents of the roster now",
          "Agents of the roster; who has shown no state yet is offline.",
          "all: u-1, u-2, u-3 = 3",
          new Whole(Measure.AGENTS));

  static final List<KpiDefinition> ALL =
      List.of(QUEUE_DEPTH, OLDEST_WAIT, CALLBACKS_WAITING, OFFERED, DEFERRED, AGENTS_ON_ROSTER);

  private LiveKpis() {}
}
