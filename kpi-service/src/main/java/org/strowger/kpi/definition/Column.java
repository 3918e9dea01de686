package org.strowger.kpi.definition;

import java.util.List;

/**
 * How a dimension of a row is read in SQL.
 *
 * @param sql the expression, text, over {@code f} and what the joins add
 * @param joins what has to be joined to the row for it, in this order; constant text
 * @param several whether a row may have several values, each of which the joins make a row of
 */
public record Column(String sql, List<String> joins, boolean several) {

  private static final String CONTACT =
      """
      left join contact c on c.day = (f.arrived_at at time zone 'UTC')::date
        and c.domain_id = f.domain_id and c.contact_id = f.contact_id
      """;
  private static final String SEGMENT =
      """
      left join segment g on g.day = (f.enqueued_at at time zone 'UTC')::date
        and g.domain_id = f.domain_id and g.contact_id = f.contact_id and g.segment = f.segment
      """;
  private static final String SKILLS =
      "left join lateral jsonb_array_elements(%s.required -> 'skills') as k (value) on true\n";
  private static final String SKILL = "k.value ->> 'skill'";

  public Column {
    joins = List.copyOf(joins);
  }

  static Column own(String sql) {
    return new Column(sql, List.of(), false);
  }

  static Column ofContact(String sql) {
    return new Column(sql, List.of(CONTACT), false);
  }

  static Column ofSegment(String sql) {
    return new Column(sql, List.of(SEGMENT), false);
  }

  /**
   * @param at the column that tells when the row counts
   */
  static Column teamAt(String at) {
    return new Column(
        "t.team_id",
        List.of(
            """
            left join roster_span t on t.domain_id = f.domain_id and t.agent_id = f.agent_id
              and t.since <= f.%1$s and (t.until is null or t.until > f.%1$s)
            """
                .formatted(at)),
        false);
  }

  static Column ownSkill() {
    return new Column(SKILL, List.of(SKILLS.formatted("f")), true);
  }

  static Column skillOfSegment() {
    return new Column(SKILL, List.of(SEGMENT, SKILLS.formatted("g")), true);
  }
}
