package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.ContactId;

@DisplayName("Size: a million contacts are found by id, with no object for each")
class ContactTableTest {

  /** A contact comes, or goes if it is there. */
  private record Operation(int contact) {}

  private static final class World implements Consumer<Operation> {
    private final int spread;
    private final ContactTable table;
    private final Map<ContactId, ContactEntry> model = new HashMap<>();

    /**
     * @param spread how many different hashes there are
     */
    World(int spread) {
      this.spread = spread;
      this.table = new ContactTable(ContactEntry::contactId, entry -> hash(entry.contactId()));
    }

    private int hash(ContactId id) {
      return spread == Integer.MAX_VALUE ? id.hashCode() : Math.floorMod(id.hashCode(), spread);
    }

    @Override
    public void accept(Operation operation) {
      var id = new ContactId("c" + operation.contact());
      ContactEntry known = model.remove(id);
      if (known == null) {
        model.put(id, new ContactEntry(id));
        table.put(model.get(id));
      } else {
        table.remove(known);
      }
      if (spread == Integer.MAX_VALUE) {
        assertThat(table.get(id)).isSameAs(model.get(id));
      }
      List<ContactEntry> all = new ArrayList<>();
      table.forEach(all::add);
      assertThat(all).hasSize(model.size());
      assertThat(new HashSet<>(all)).isEqualTo(new HashSet<>(model.values()));
    }
  }

  @Test
  void shouldFindThoseWhoStayWhileOthersComeAndGo() {
    ModelCheck.check(
        10,
        2_000,
        random -> new Operation(random.nextInt(200)),
        () -> new World(Integer.MAX_VALUE));
  }

  @Test
  void shouldKeepThoseApartWhoseHashesAreTheSame() {
    ModelCheck.check(20, 500, ContactTableTest::next, () -> new World(3));
  }

  private static Operation next(Random random) {
    return new Operation(random.nextInt(60));
  }
}
