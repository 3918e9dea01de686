package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.routing.engine.TestPlan.Profile;
import org.strowger.routing.engine.state.Contact;

@DisplayName("TR31: an agent is offered one contact of a channel group after another")
class OfferByOfferTest {

  private static RoutingPlan plan(Profile profile) {
    return TestPlan.of(queue("mail"), queue("pool").pull())
        .profile(profile.serves("mail", 1).serves("pool", 1))
        .build();
  }

  private static Exchange oneByOne(String... agents) {
    var plan = plan(profileOf("all").offersAtOnce(null));
    var exchange = Exchange.with(plan, agent("a"), agent("b"));
    return exchange.ready(agents);
  }

  /** What stands: offers that have not ended, as {@code contact>agent}. */
  private static List<String> standing(Exchange exchange) {
    return exchange.save().stored().stream()
        .filter(Contact.Offered.class::isInstance)
        .map(each -> ((Contact.Offered) each).offer())
        .map(offer -> offer.contactId() + ">" + offer.agentId())
        .sorted()
        .toList();
  }

  @Test
  void shouldOfferTheNextMailOnceTheFirstIsAccepted_TR31() {
    // given
    var exchange = oneByOne("a").arrive("c1", "mail").arrive("c2", "mail");
    assertThat(standing(exchange)).containsExactly("c1>a");

    // when
    exchange.accept("a", "c1");

    // then
    assertThat(exchange.offered()).containsExactly("c2>a");
  }

  @Test
  void shouldOfferTheNextMailOnceTheFirstIsDeclinedOrLapses_TR31() {
    // given
    var exchange = oneByOne("a").arrive("c1", "mail").arrive("c2", "mail").arrive("c3", "mail");

    // when
    exchange.decline("a", "c1");

    // then
    assertThat(exchange.offered()).containsExactly("c2>a");
    assertThat(exchange.pass(30).offered()).hasSize(1).doesNotContain("c2>a");
  }

  @Test
  void shouldGiveTheNextMailToWhoeverHasNothingToAnswer_TR31() {
    // given
    var exchange = oneByOne("a", "b");

    // when
    exchange.arrive("c1", "mail").arrive("c2", "mail").arrive("c3", "mail");

    // then
    assertThat(standing(exchange)).containsExactly("c1>a", "c2>b");
  }

  @Test
  void shouldOfferAnotherChannelGroupMeanwhile_TR31() {
    // given
    var exchange = oneByOne("a").arrive("c1", "mail");

    // when
    exchange.chat("c2", "mail").chat("c3", "mail");
    exchange.arrive("c4", "mail", ChannelType.TASK, null);

    // then
    assertThat(standing(exchange)).containsExactly("c1>a", "c2>a");
  }

  @Test
  void shouldOfferSeveralAtOnceWhereThePlanSaysSo_TR31() {
    // given
    var plan = plan(profileOf("all").offersAtOnce(2).units(500));
    var exchange = Exchange.with(plan, agent("a")).ready("a");

    // when
    exchange.arrive("c1", "mail").arrive("c2", "mail").arrive("c3", "mail");

    // then
    assertThat(standing(exchange)).containsExactly("c1>a", "c2>a");
  }

  @Test
  void shouldOfferWhatWaitsWhenAPlanAllowsMoreAtOnce_TR31() {
    // given
    var exchange = oneByOne("a").arrive("c1", "mail").arrive("c2", "mail");

    // when
    exchange.apply(plan(profileOf("all").offersAtOnce(2)));

    // then
    assertThat(standing(exchange)).containsExactly("c1>a", "c2>a");
  }

  @Test
  void shouldLetHerPullAndPickWhileAnOfferStands_TR31() {
    // given
    var plan = plan(profileOf("all").offersAtOnce(null).units(500));
    var exchange = Exchange.with(plan, agent("a")).ready("a");
    exchange.arrive("c1", "mail").arrive("c2", "mail").arrive("p1", "pool");

    // when
    exchange.pullNext("a");
    ContactAssigned pulled = exchange.only(ContactAssigned.class);
    exchange.pick("a", "c2");

    // then
    assertThat(pulled.contactId()).hasToString("p1");
    assertThat(exchange.only(ContactAssigned.class).contactId()).hasToString("c2");
    assertThat(standing(exchange)).containsExactly("c1>a");
  }

  @Test
  void shouldSayThatSheHasAnOfferToAnswerFirst_TR31() {
    // given
    var exchange = oneByOne("a", "b").arrive("c1", "mail").arrive("c2", "mail");
    exchange.arrive("c3", "mail");

    // when
    exchange.send(new ExplainContact(new ContactId("c3")));

    // then
    assertThat(exchange.only(ContactExplained.class).ineligibleByRule())
        .containsEntry(EligibilityRule.OFFERED, 2);
    exchange.accept("a", "c1");
    assertThat(exchange.only(OfferIssued.class).why().ineligibleByRule())
        .containsEntry(EligibilityRule.OFFERED, 1);
  }

  @Test
  void shouldGoOnOfferByOfferAfterARestart_TR31() {
    // given
    var exchange = oneByOne("a").arrive("c1", "mail").restart();

    // when
    exchange.arrive("c2", "mail");

    // then
    assertThat(standing(exchange)).containsExactly("c1>a");
    assertThat(exchange.accept("a", "c1").offered()).containsExactly("c2>a");
  }
}
