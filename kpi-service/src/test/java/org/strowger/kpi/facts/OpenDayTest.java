package org.strowger.kpi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.strowger.kpi.KpiSchema;

class OpenDayTest {

  @Test
  void shouldOpenPartitionsOfEveryTableThatHasThem() {
    // given
    Jdbi jdbi = KpiSchema.create();
    jdbi.useHandle(
        handle -> handle.execute("create table later (day date) partition by range (day)"));

    // when
    jdbi.useTransaction(handle -> handle.execute("select open_day('2031-05-06')"));

    // then
    List<String> expected =
        Stream.concat(Stream.of(FactTable.values()).map(FactTable::table), Stream.of("later"))
            .map(table -> table + "_20310506")
            .toList();
    assertThat(partitionsOf(jdbi, "20310506")).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void shouldOpenADayTwiceWithoutHarm() {
    // given
    Jdbi jdbi = KpiSchema.create();

    // when
    jdbi.useTransaction(handle -> handle.execute("select open_day('2031-05-06')"));
    jdbi.useTransaction(handle -> handle.execute("select open_day('2031-05-06')"));

    // then
    assertThat(partitionsOf(jdbi, "20310506")).hasSameSizeAs(FactTable.values());
  }

  private static List<String> partitionsOf(Jdbi jdbi, String day) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = current_schema() and c.relkind = 'r' and relispartition
                      and relname like '%' || :day
                    """)
                .bind("day", day)
                .mapTo(String.class)
                .list());
  }
}
