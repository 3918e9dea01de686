package org.strowger.kpi.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.kpi.definition.AssignmentKpis;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.Measure;
import org.strowger.kpi.query.AgentDayReader;
import org.strowger.kpi.query.AgentDayReader.EndedContacts;
import org.strowger.kpi.query.AgentDayReader.MissedOffer;
import org.strowger.kpi.query.AsOf;
import org.strowger.kpi.query.KnownValue;
import org.strowger.kpi.query.KpiAnswer;
import org.strowger.kpi.query.KpiAnswers;
import org.strowger.kpi.query.KpiFilter;
import org.strowger.kpi.query.KpiQuery;
import org.strowger.kpi.query.TimeSpan;
import org.strowger.kpi.report.MyDay.ChannelDay;
import org.strowger.kpi.report.MyDay.How;
import org.strowger.kpi.report.MyDay.Missed;
import org.strowger.kpi.report.MyDay.Outcome;

/** Reads the day of one agent: her figures by the definitions that reports use, and their rows. */
@Singleton
public final class MyDayReport {

  private final KpiAnswers answers;
  private final AgentDayReader day;

  @Inject
  public MyDayReport(KpiAnswers answers, AgentDayReader day) {
    this.answers = answers;
    this.day = day;
  }

  /** The day of an agent, since midnight in her zone. */
  public MyDay of(DomainId domain, AgentId agent, ZoneId zone, Instant now) {
    Instant from = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    KpiAnswer figures = answers.of(domain, reader -> reader.ask(figures(agent, from, now)));
    return new MyDay(
        from,
        now,
        channels(figures),
        day.ended(domain, agent, from).stream().map(MyDayReport::outcome).toList(),
        day.missed(domain, agent, from).stream().map(MyDayReport::missed).toList());
  }

  private static KpiQuery figures(AgentId agent, Instant from, Instant now) {
    Instant until = now.isAfter(from) ? now : from.plusMillis(1);
    return KpiQuery.of(
        List.of(AssignmentKpis.AHT),
        List.of(Dimension.CHANNEL),
        KpiFilter.of(new TimeSpan.Between(from, until))
            .with(Dimension.AGENT, Set.of(agent.value())),
        AsOf.now(now));
  }

  private static List<ChannelDay> channels(KpiAnswer figures) {
    return figures.groups().stream()
        .map(
            group ->
                new ChannelDay(
                    channel(group.by().getOrDefault(Dimension.CHANNEL, "")),
                    group.tally().of(Measure.HANDLED).longValue(),
                    group.tally().of(Measure.HANDLE_SECONDS)))
        .filter(day -> day.handled() > 0)
        .sorted(Comparator.comparing(ChannelDay::handled).reversed())
        .toList();
  }

  private static ChannelType channel(String text) {
    return KnownValue.of(ChannelType.class, text, ChannelType.UNKNOWN);
  }

  private static Outcome outcome(EndedContacts ended) {
    return new Outcome(ended.disposition(), ended.contacts());
  }

  private static Missed missed(MissedOffer offer) {
    return new Missed(
        offer.at(),
        offer.queueId(),
        channel(offer.channel()),
        how(offer.declined(), offer.revoked()),
        offer.reason());
  }

  private static How how(boolean declined, boolean revoked) {
    return declined ? How.DECLINED : revoked ? How.WITHDRAWN : How.LAPSED;
  }
}
