package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.channel.InboundContact;
import org.strowger.gateway.channel.InboundMessage;
import org.strowger.gateway.channel.InboundStore;
import org.strowger.gateway.channel.StoredMessage;
import org.strowger.gateway.conversation.ChannelProvider;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.conversation.MessageSource;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.testkit.StrowgerInfra;

/**
 * How many statements an inbound message costs, with what it is found by: all channels pay them.
 */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("Storing a message costs few statements, and a redelivery next to none")
class StoringCostTest {

  @Inject InboundStore store;

  private final String run = UUID.randomUUID().toString();
  private final AtomicInteger statements = new AtomicInteger();

  @Test
  void shouldStoreTheFirstMessageOfANewCustomerWithEightStatements() {
    assertThat(stored("1").fresh()).isTrue();
    assertThat(statements.get()).isEqualTo(8);
  }

  @Test
  void shouldStoreAFurtherMessageWithEightStatements() {
    // given
    stored("1");
    // when
    StoredMessage further = stored("2");
    // then
    assertThat(further.fresh()).isTrue();
    assertThat(statements.get()).isEqualTo(8);
  }

  @Test
  void shouldFindAMessageAgainWithTwoStatements() {
    // given
    StoredMessage first = stored("1");
    // when
    StoredMessage again = stored("1");
    // then
    assertThat(again).isEqualTo(new StoredMessage(first.conversation(), first.message(), false));
    assertThat(statements.get()).isEqualTo(2);
  }

  private StoredMessage stored(String number) {
    statements.set(0);
    return store.inTransaction(
        handle -> {
          count(handle);
          return store.store(handle, message(number));
        });
  }

  private void count(Handle handle) {
    handle
        .getConfig(SqlStatements.class)
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logAfterExecution(StatementContext context) {
                statements.incrementAndGet();
              }
            });
  }

  private InboundMessage message(String number) {
    var entryPoint =
        new EntryPoint(
            new DomainId("demo"), ChannelType.SOCIAL, "cost", new ChannelProvider("cost"), "cost");
    return new InboundMessage(
        InboundContact.of(
            entryPoint,
            new ContactId("c-" + run + number),
            new ConversationId("v-" + run),
            new Identity("cost", run, null),
            new WrittenLanguage(null, null, "en", null)),
        new MessageId("m-" + run + number),
        new MessageBody(null, "Where is my parcel?", null, null),
        List.of(),
        MessageSource.of(null, Instant.now()));
  }
}
