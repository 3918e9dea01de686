package org.strowger.kpi.definition;

import static org.strowger.kpi.definition.KpiDefinition.Unit.CONTACTS;
import static org.strowger.kpi.definition.KpiDefinition.Unit.SECONDS;

import java.util.List;
import org.strowger.kpi.definition.Figure.Ratio;
import org.strowger.kpi.definition.Figure.Whole;

/**
 * Figures of assignments: the agent's clock. It starts at the assignment, so no queue time is in
 * it. From there to the end of wrap-up every second is engaged, on hold or wrap-up. An assignment
 * counts whole in the span in which its wrap-up ended.
 */
public final class AssignmentKpis {

  /** Assignments that are done. */
  public static final KpiDefinition HANDLED =
      new KpiDefinition(
          "handled",
          1,
          CONTACTS,
          "handled",
          "Assignments whose wrap-up ended in the span.",
          "mail: a, b; c is still engaged = 2",
          new Whole(Measure.HANDLED));

  /** Average handle time. */
  public static final KpiDefinition AHT =
      new KpiDefinition(
          "aht",
          1,
          SECONDS,
          "(engaged + hold + wrap-up) ÷ handled",
          "Assignments whose wrap-up ended in the span, from assignment to the end of wrap-up.",
          "mail: a 330 s, b 90 s: 420 ÷ 2 = 210.0 s",
          new Ratio(Measure.HANDLE_SECONDS, Measure.HANDLED, 1));

  /** The part of {@link #AHT} that the agent was in touch with the customer. */
  public static final KpiDefinition ENGAGED =
      new KpiDefinition(
          "engaged",
          1,
          SECONDS,
          "engaged ÷ handled",
          "Time engaged, hold left out, of the assignments whose wrap-up ended in the span.",
          "mail: a 280 s, b 60 s: 340 ÷ 2 = 170.0 s",
          new Ratio(Measure.ENGAGED_SECONDS, Measure.HANDLED, 1));

  /** The part of {@link #AHT} on hold, whoever held; where both did, it counts once. */
  public static final KpiDefinition HOLD =
      new KpiDefinition(
          "hold",
          1,
          SECONDS,
          "hold ÷ handled",
          "Hold of the assignments whose wrap-up ended in the span, those without hold among them.",
          "mail: a was on hold for 20 s, b never: 20 ÷ 2 = 10.0 s",
          new Ratio(Measure.HOLD_SECONDS, Measure.HANDLED, 1));

  /** The same over contacts that had hold. */
  public static final KpiDefinition HOLD_OF_HELD =
      new KpiDefinition(
          "hold.of_held",
          1,
          SECONDS,
          "hold ÷ handled with hold",
          "Hold of the assignments whose wrap-up ended in the span, those without hold left out.",
          "mail: only a: 20 ÷ 1 = 20.0 s",
          new Ratio(Measure.HOLD_SECONDS, Measure.HANDLED_WITH_HOLD, 1));

  /** After-contact work, the last part of {@link #AHT}. */
  public static final KpiDefinition ACW =
      new KpiDefinition(
          "acw",
          1,
          SECONDS,
          "wrap-up ÷ handled",
          "Wrap-up of the assignments whose wrap-up ended in the span; a queue without wrap-up"
              + " counts with 0.",
          "mail: (30 + 30) ÷ 2 = 30.0 s",
          new Ratio(Measure.WRAP_UP_SECONDS, Measure.HANDLED, 1));

  static final List<KpiDefinition> ALL = List.of(HANDLED, AHT, ENGAGED, HOLD, HOLD_OF_HELD, ACW);

  private AssignmentKpis() {}
}
