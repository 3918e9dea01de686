package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.ConsultScene.CONSULT;
import static org.strowger.routing.engine.ConsultScene.CONTACT;
import static org.strowger.routing.engine.ConsultScene.ask;
import static org.strowger.routing.engine.ConsultScene.cancel;
import static org.strowger.routing.engine.ConsultScene.consults;
import static org.strowger.routing.engine.ConsultScene.hasContact;
import static org.strowger.routing.engine.ConsultScene.kept;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.ConsultCommand.CancelConsult;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.How;
import org.strowger.contracts.routing.ContactCommand.DismissContact;
import org.strowger.contracts.routing.ContactCommand.DismissReason;
import org.strowger.contracts.routing.ContactCommand.Requeue;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.PlanCommand.RemoveAgents;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Assignment;

@DisplayName("Whatever ends a consult, the first leg is right")
class ConsultEndingTest {

  /** What happens to a consult, who ends it so, and whether the contact stays with a. */
  private enum Happening {
    ASKER_CANCELS(How.CANCELLED, true, each -> each.send(cancel("a"))),
    CONTACT_CLOSED(How.CONTACT_ENDED, false, each -> each.close("a", "c1")),
    CUSTOMER_LEFT(How.CONTACT_ENDED, false, each -> each.withdraw("c1")),
    CONTACT_REQUEUED(
        How.CONTACT_MOVED, false, each -> each.send(new Requeue(CONTACT, new QueueId("phone")))),
    CONTACT_SNOOZED(How.CONTACT_MOVED, false, each -> each.snooze("a", "c1", 600)),
    ASKER_SIGNS_OFF(
        How.CONTACT_MOVED, false, each -> each.presence("a", Presence.OFFLINE, OpenWork.HAND_BACK)),
    ASKER_LOST(How.CONTACT_MOVED, false, each -> each.disconnect("a").pass(60)),
    ASKER_REMOVED(
        How.CONTACT_MOVED, false, each -> each.send(new RemoveAgents(List.of(new AgentId("a"))))),
    SUPERVISOR(How.SUPERVISOR, true, each -> each.send(new CancelConsult(null, CONSULT))),
    DISMISSED(
        How.SUPERVISOR, true, each -> each.send(new DismissContact(CONSULT, DismissReason.OTHER)));

    private final How how;
    private final boolean kept;

    @SuppressWarnings("ImmutableEnumChecker") // a function of its argument only
    private final Consumer<Exchange> happen;

    Happening(How how, boolean kept, Consumer<Exchange> happen) {
      this.how = how;
      this.kept = kept;
      this.happen = happen;
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("M1, R14: whatever ends a waiting consult, it is over and the asker's leg is right")
  void shouldEndWhileWaiting(Happening happening) {
    // given
    var exchange = kept().presence("b", Presence.ON_BREAK).presence("c", Presence.OFFLINE);
    exchange.send(ask("experts", null));

    // when
    happening.happen.accept(exchange);

    // then
    assertThat(exchange.only(ConsultEnded.class).how()).isEqualTo(happening.how);
    assertThat(consults(exchange)).isFalse();
    assertThat(hasContact(exchange, "a")).isEqualTo(happening.kept);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASKER_LOST") // the offer is over before
  @DisplayName("M1, F5: whatever ends an offered consult, its offer is taken back")
  void shouldEndWhileOffered(Happening happening) {
    // given
    var exchange = kept().send(ask("experts", "b"));

    // when
    happening.happen.accept(exchange);

    // then
    assertThat(exchange.events(OfferRevoked.class))
        .extracting(OfferRevoked::reason)
        .contains(RevokeReason.CONSULT_ENDED);
    assertThat(exchange.only(ConsultEnded.class).how()).isEqualTo(happening.how);
    assertThat(exchange.accept("b", "k1").rejection()).isEqualTo(RejectionCode.OFFER_NOT_LIVE);
    assertThat(hasContact(exchange, "a")).isEqualTo(happening.kept);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("M1, F3: whatever ends an answered consult, the second agent's capacity is free")
  void shouldEndWhileAnswered(Happening happening) {
    // given
    var exchange = kept().send(ask("experts", "b")).accept("b", "k1");

    // when
    happening.happen.accept(exchange);

    // then
    ConsultEnded ended = exchange.only(ConsultEnded.class);
    assertThat(ended.how()).isEqualTo(happening.how);
    assertThat(ended.consultedAgent()).hasToString("b");
    assertThat(exchange.save().stored())
        .noneMatch(
            each -> each instanceof Assignment left && left.assigned().contactId().equals(CONSULT));
    assertThat(hasContact(exchange, "a")).isEqualTo(happening.kept);
  }

  @Test
  void shouldRefuseTheIdOfAConsultThatHasEnded() {
    // given
    var exchange = kept().send(ask("experts", null)).send(cancel("a"));

    // when
    exchange.restart().send(ask("experts", null));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.DUPLICATE_CONTACT);
  }
}
