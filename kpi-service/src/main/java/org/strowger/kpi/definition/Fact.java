package org.strowger.kpi.definition;

import static org.strowger.kpi.definition.Column.ofContact;
import static org.strowger.kpi.definition.Column.ofSegment;
import static org.strowger.kpi.definition.Column.own;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that figures are made of, and which dimensions are known of each. */
public enum Fact {
  /** One stay of a contact in one queue. */
  SEGMENT,
  /** One offer to one agent. */
  OFFER,
  /** One agent's ownership of one contact. */
  ASSIGNMENT,
  /** A contact that is in no queue until a time. */
  DEFERRAL,
  /** An agent of the roster with her state. */
  AGENT;

  /**
   * How a dimension of these rows is read.
   *
   * @param at the column that tells when the row counts
   * @return empty where nothing is known of it
   */
  public Optional<Column> column(Dimension dimension, String at) {
    return Optional.ofNullable(
        switch (this) {
          case SEGMENT -> ofSegments(dimension);
          case OFFER, ASSIGNMENT -> ofOffers(dimension, at);
          case DEFERRAL -> ofDeferrals(dimension);
          case AGENT -> ofAgents(dimension);
        });
  }

  /** Which rows are whole: the event that opens them has come, or opens no row of this kind. */
  public String whole() {
    return switch (this) {
      case SEGMENT, OFFER, ASSIGNMENT -> "f.queue_id is not null and f.channel is not null";
      case DEFERRAL -> "f.queue_id is not null";
      case AGENT -> "f.team_id is not null";
    };
  }

  private static @Nullable Column ofSegments(Dimension dimension) {
    return switch (dimension) {
      case QUEUE -> own("f.queue_id");
      case CHANNEL -> own("f.channel");
      case LANGUAGE -> ofContact("c.language");
      case PRIORITY -> own("f.priority::text");
      case SKILL -> Column.ownSkill();
      case AGENT, TEAM, REASON, STATE -> null;
    };
  }

  private static @Nullable Column ofOffers(Dimension dimension, String at) {
    return switch (dimension) {
      case QUEUE -> own("f.queue_id");
      case CHANNEL -> own("f.channel");
      case LANGUAGE -> ofContact("c.language");
      case AGENT -> own("f.agent_id");
      case TEAM -> Column.teamAt(at);
      case PRIORITY -> ofSegment("g.priority::text");
      case SKILL -> Column.skillOfSegment();
      case REASON, STATE -> null;
    };
  }

  private static @Nullable Column ofDeferrals(Dimension dimension) {
    return switch (dimension) {
      case QUEUE -> own("f.queue_id");
      case CHANNEL -> own("f.channel");
      case LANGUAGE -> own("f.language");
      case AGENT, TEAM, REASON, PRIORITY, SKILL, STATE -> null;
    };
  }

  private static @Nullable Column ofAgents(Dimension dimension) {
    return switch (dimension) {
      case AGENT -> own("f.agent_id");
      case TEAM -> own("f.team_id");
      case STATE -> own("f.state");
      case QUEUE, CHANNEL, LANGUAGE, REASON, PRIORITY, SKILL -> null;
    };
  }
}
