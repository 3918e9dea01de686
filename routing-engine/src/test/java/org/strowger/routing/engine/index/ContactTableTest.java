package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.ContactId;

@DisplayName("Size: a million contacts are found by id, with no object for each")
class ContactTableTest {

  private static final long SEED = 7;

  @Test
  void shouldFindThoseWhoStayWhileOthersComeAndGo() {
    // given
    var random = new Random(SEED);
    var table = new ContactTable(ContactEntry::contactId, entry -> entry.contactId().hashCode());
    Map<ContactId, ContactEntry> expected = new HashMap<>();

    for (int i = 0; i < 20_000; i++) {
      var id = new ContactId("c" + random.nextInt(500));

      // when
      ContactEntry known = expected.remove(id);
      if (known == null) {
        expected.put(id, new ContactEntry(id));
        table.put(expected.get(id));
      } else {
        table.remove(known);
      }

      // then
      assertThat(table.get(id)).as("seed %s, step %s", SEED, i).isSameAs(expected.get(id));
    }
    List<ContactEntry> all = new ArrayList<>();
    table.forEach(all::add);
    assertThat(all).containsExactlyInAnyOrderElementsOf(expected.values());
    expected.forEach((id, entry) -> assertThat(table.get(id)).isSameAs(entry));
  }
}
