package org.strowger.cases;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.strowger.cases.Fixtures.DEMO;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.fact.CustomerFact.CustomersMerged;
import org.strowger.contracts.fact.CustomerFact.CustomersUnmerged;
import org.strowger.contracts.fact.CustomerFact.MergeReason;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@DisplayName("CA2: cases are found by all customers who are one person")
class CustomerAliasTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String run = UUID.randomUUID().toString();
  private final String owner = "u-owner-" + run;
  private final String other = "u-other-" + run;
  private final CustomerId mailer = new CustomerId("k-mail-" + run);
  private final CustomerId caller = new CustomerId("k-call-" + run);
  private final String mergeId = "mg-" + run;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void shouldFindTheCasesOfBothUntilTheMergeIsTakenBack() {
    // given a case of each, with an agent of another team
    know(owner, "team-of-owners");
    know(other, "team-of-others");
    String mails = caseOf("c-mail-" + run, mailer, owner);
    String calls = caseOf("c-call-" + run, caller, other);
    byCustomer(other, mailer).then().body("id", hasSize(0));
    // when
    send(
        new CustomersMerged(
            DEMO, mailer, caller, mergeId, MergeReason.FOUND, new AgentId(owner), now));
    // then who has a contact of one sees the cases of both, by either name
    await().atMost(PATIENCE).until(() -> ids(other, caller).size() == 2);
    byCustomer(other, mailer).then().body("id", containsInAnyOrder(mails, calls));
    as(other, "/api/cases/" + mails).then().statusCode(200);
    // when
    send(new CustomersUnmerged(DEMO, mailer, caller, mergeId, new AgentId(owner), now));
    // then it is as it was
    await().atMost(PATIENCE).until(() -> ids(other, caller).size() == 1);
    byCustomer(other, caller).then().body("id", contains(calls));
    byCustomer(owner, mailer).then().body("id", contains(mails));
    as(other, "/api/cases/" + mails).then().statusCode(404);
  }

  private String caseOf(String contact, CustomerId customer, String agent) {
    var id = new ContactId(contact);
    var assigned =
        new ContactAssigned(
            new OfferId(id, 1),
            id,
            new AgentId(agent),
            now,
            now,
            new ConversationId("v-" + contact),
            customer,
            ChannelType.EMAIL,
            new QueueId("support-mail"),
            1,
            now,
            now,
            1);
    String command = UUID.randomUUID().toString();
    var meta = new Meta(command, "/routing", now, null, new Meta.Cause(command, 1, 1, 1, 1, "1"));
    TopicProbe.send(Topics.ROUTING_EVENTS, new Message<>(DEMO.value(), meta, assigned));
    String path = "/api/cases/by-contact/" + contact;
    await().atMost(PATIENCE).until(() -> as(agent, path).statusCode() == 200);
    return as(agent, path).path("id");
  }

  private static List<String> ids(String user, CustomerId customer) {
    return byCustomer(user, customer).path("id");
  }

  private static Response byCustomer(String user, CustomerId customer) {
    return as(user, "/api/cases/by-customer/" + customer);
  }

  private static Response as(String user, String path) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer(user, DEMO.value(), Role.AGENT))
        .get(path);
  }

  private static void know(String user, String team) {
    TestTokens.publish(
        new DirectoryEntry(
            new AgentId(user),
            List.of(Role.AGENT),
            List.of(DEMO),
            List.of(new TeamId(team)),
            true,
            null));
    await().atMost(PATIENCE).until(() -> as(user, "/api/cases/resolutions").statusCode() == 200);
  }

  private void send(CustomerFact fact) {
    var meta = new Meta(UUID.randomUUID().toString(), "/gateway", now, null, null);
    TopicProbe.send(Topics.CUSTOMERS, new Message<>(fact.customerId().value(), meta, fact));
  }
}
