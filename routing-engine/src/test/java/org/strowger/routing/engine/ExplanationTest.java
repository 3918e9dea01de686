package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferWhy;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.OfferWhy.Shortfall;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.ContactState;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

class ExplanationTest {

  private static final RoutingPlan PLAN =
      TestPlan.of(queue("refunds").requires("refunds", 3).languageLevel(3)).build();

  private static Exchange exchange() {
    var exchange =
        Exchange.with(
            PLAN,
            agent("a", "all", Map.of("refunds", 3), Map.of("de", 3)),
            agent("b", "all", Map.of("refunds", 2), Map.of("de", 5)),
            agent("c", "all", Map.of("refunds", 5), Map.of("en", 5)),
            agent("d", "all", Map.of("refunds", 5), Map.of("de", 5)),
            agent("e", "all", Map.of("refunds", 5), Map.of("de", 5)));
    return exchange.ready("b", "c", "d").presence("d", Presence.TRAINING);
  }

  private static Exchange arrive(Exchange exchange) {
    return exchange.arrive("c1", "refunds", ChannelType.EMAIL, "de");
  }

  @Test
  @DisplayName("A5: the decision tells why this agent, how many could, and what others lacked")
  void shouldSayWhyAnOfferWasMade() {
    // given
    var exchange = exchange().ready("a");
    var since = exchange.now().minusSeconds(1);

    // when
    OfferWhy why = arrive(exchange).only(OfferIssued.class).why();

    // then
    assertThat(why.trigger()).isEqualTo(Trigger.CONTACT_ARRIVED);
    assertThat(why.winnerKey()).isEqualTo(since.toString());
    assertThat(why.candidates()).isEqualTo(1);
    assertThat(why.ineligibleByRule())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                EligibilityRule.CONNECTED, 1,
                EligibilityRule.PRESENCE, 1,
                EligibilityRule.SKILL, 1,
                EligibilityRule.LANGUAGE, 1));
    assertThat(why.nearMisses().stream().map(Shortfall::lacks))
        .containsExactly("de 0 < 3", "refunds 2 < 3", "TRAINING", "no desk");
  }

  @Test
  void shouldNameWhatMadeTheRouterLook() {
    // given
    var exchange = arrive(exchange());

    // when
    exchange.ready("a");

    // then
    assertThat(exchange.all(OfferIssued.class).getFirst().why().trigger())
        .isEqualTo(Trigger.AGENT_READY);
  }

  @Test
  void shouldSayWhyAContactWaits() {
    // given
    var exchange = arrive(exchange());

    // when
    exchange.send(new ExplainContact(new ContactId("c1")));

    // then
    ContactExplained explained = exchange.only(ContactExplained.class);
    assertThat(explained.state()).isEqualTo(ContactState.WAITING);
    assertThat(explained.eligible()).isZero();
    assertThat(explained.ineligibleByRule()).containsEntry(EligibilityRule.CONNECTED, 2);
    assertThat(explained.nearMisses()).hasSize(5);
    assertThat(explained.reason()).isEqualTo("Waits because each of the 5 agents fails a rule.");
  }

  @Test
  void shouldExplainAContactInEachState() {
    // given
    var exchange = arrive(exchange().ready("a"));
    var question = new ExplainContact(new ContactId("c1"));

    // when
    var offered = exchange.send(question).only(ContactExplained.class);
    exchange.accept("a", "c1");
    var assigned = exchange.send(question).only(ContactExplained.class);
    exchange.close("a", "c1");
    var ended = exchange.send(question).only(ContactExplained.class);

    // then
    assertThat(offered.state()).isEqualTo(ContactState.OFFERED);
    assertThat(assigned.reason()).isEqualTo("Assigned to a.");
    assertThat(ended.state()).isEqualTo(ContactState.ENDED);
    assertThat(ended.queueId()).isNull();
  }

  @Test
  void shouldNotExplainWhatIsUnknown() {
    // given
    var exchange = exchange();

    // when
    exchange.send(new ExplainContact(new ContactId("nothing")));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.UNKNOWN_CONTACT);
  }
}
