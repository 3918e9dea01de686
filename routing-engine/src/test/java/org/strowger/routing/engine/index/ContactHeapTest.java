package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Segment;

@DisplayName("A heap gives its members in the order of a sorted list")
class ContactHeapTest {

  private static final int CONTACTS = 40;

  /** A contact comes with a rank, gets another, or goes. */
  private record Operation(int contact, int priority, int boost, boolean starved) {

    static Operation next(Random random) {
      return new Operation(
          random.nextInt(CONTACTS),
          random.nextInt(4),
          random.nextInt(3) * 60,
          random.nextInt(20) == 0);
    }
  }

  private static final class World implements Consumer<Operation> {
    private final ContactHeap heap = new ContactHeap();
    private final Map<Integer, ContactEntry> entries = new TreeMap<>();
    private final Map<Integer, Contact.Waiting> model = new TreeMap<>();

    @Override
    public void accept(Operation operation) {
      int number = operation.contact();
      ContactEntry entry =
          entries.computeIfAbsent(number, n -> new ContactEntry(new ContactId("c" + n)));
      if (operation.priority() == 0) {
        heap.remove(entry);
        model.remove(number);
      } else {
        Contact.Waiting contact = contact(operation);
        boolean known = model.put(number, contact) != null;
        entry.rank(contact);
        if (known) {
          heap.moved(entry);
        } else {
          heap.add(entry);
        }
      }
      verify(number);
    }

    private static Contact.Waiting contact(Operation operation) {
      Contact.Waiting plain =
          Samples.waiting(
              operation.contact(), "mail", ChannelType.EMAIL, null, null, Samples.START);
      var segment = plain.segment().withPriority(operation.priority());
      var boosted =
          new Segment(
              segment.queueId(),
              segment.number(),
              segment.enqueuedAt(),
              segment.priority(),
              segment.attempts(),
              segment.source(),
              segment.limit(),
              segment.calls(),
              operation.boost(),
              operation.starved() ? Samples.START : null);
      return (Contact.Waiting) plain.with(boosted);
    }

    private void verify(int touched) {
      List<ContactEntry> sorted = sorted();
      assertThat(heap.size()).isEqualTo(sorted.size());
      assertThat(heap.first()).isSameAs(sorted.isEmpty() ? null : sorted.getFirst());
      assertThat(heap.members()).containsExactlyInAnyOrderElementsOf(sorted);
      assertThat(heap.firstWithout(each -> isPassedOver(each, touched)))
          .isSameAs(
              sorted.stream()
                  .filter(each -> !isPassedOver(each, touched))
                  .findFirst()
                  .orElse(null));
      if (model.containsKey(touched)) {
        ContactEntry entry = Objects.requireNonNull(entries.get(touched));
        int before = sorted.indexOf(entry);
        assertThat(heap.countBefore(entry, 1_000)).isEqualTo(before);
        assertThat(heap.countBefore(entry, 5)).isEqualTo(Math.min(before, 5));
      }
    }

    private static boolean isPassedOver(ContactEntry entry, int touched) {
      return entry.sequence() % 3 != touched % 3;
    }

    private List<ContactEntry> sorted() {
      Comparator<Contact.Waiting> order =
          Comparator.<Contact.Waiting, Boolean>comparing(each -> each.segment().starvedAt() == null)
              .thenComparing(
                  each -> each.segment().starvedAt() == null ? each.segment().priority() : 0)
              .thenComparing(
                  each ->
                      each.segment().starvedAt() == null
                          ? each.request().arrivedAt().minusSeconds(each.segment().boost())
                          : each.request().arrivedAt())
              .thenComparing(each -> each.request().sequence());
      var found = new ArrayList<>(model.values());
      found.sort(order);
      return found.stream()
          .map(each -> Objects.requireNonNull(entries.get((int) each.request().sequence())))
          .toList();
    }
  }

  @Test
  void shouldOrderAsASortedListDoes() {
    ModelCheck.check(100, 300, Operation::next, World::new);
  }
}
