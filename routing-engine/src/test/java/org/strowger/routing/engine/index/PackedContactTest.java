package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.EndedOffer;
import org.strowger.routing.engine.state.WaitStage;

class PackedContactTest {

  private static final long SEED = 11;

  @Test
  void shouldGiveBackTheVeryContactItWasMadeOf() {
    // given
    var random = new Random(SEED);
    var shared = new SharedParts();

    for (int i = 0; i < 2_000; i++) {
      Contact.Waiting contact = random(random, i);

      // when
      PackedContact packed = Objects.requireNonNull(shared.pack(contact));

      // then
      assertThat(packed.unpack(contact.id())).as("seed %s, contact %s", SEED, i).isEqualTo(contact);
      assertThat(packed.sequence()).isEqualTo(contact.request().sequence());
      assertThat(packed.conversationId()).isEqualTo(contact.request().conversationId());
    }
  }

  @Test
  void shouldLeaveAContactAsItIsThatHasSomethingOfItsOwn() {
    // given
    Contact.Waiting plain = random(new Random(SEED), 1);
    var declined =
        new EndedOffer(
            Samples.offer(plain, new AgentId("a"), 1, Samples.START).offerId(),
            new AgentId("a"),
            EndedOffer.How.DECLINED,
            Samples.START);

    // when
    var packed =
        new SharedParts().pack(new Contact.Waiting(plain.request(), plain.segment(), declined));

    // then
    assertThat(packed).isNull();
    assertThat(
            new SharedParts()
                .pack((Contact.Waiting) plain.with(plain.segment().withStarvedAt(Samples.START))))
        .isNull();
  }

  private static Contact.Waiting random(Random random, int number) {
    Instant at = Samples.START.plusNanos(random.nextLong(1_000_000_000_000L));
    return Samples.waiting(
            number,
            random.nextBoolean() ? "mail" : "desk",
            random.nextBoolean() ? ChannelType.EMAIL : ChannelType.CHAT,
            random.nextBoolean() ? "de" : null,
            random.nextBoolean() ? "a" + random.nextInt(3) : null,
            at)
        .at(WaitStage.of(random.nextInt(3), random.nextInt(2), random.nextBoolean()));
  }
}
