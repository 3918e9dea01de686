package org.strowger.gateway.echo;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.channel.InboundContact;
import org.strowger.gateway.channel.InboundMessage;
import org.strowger.gateway.channel.InboundStore;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.conversation.MessageSource;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.delivery.DeliveryOutcomes;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.gateway.text.PlainText;

/** Where the toy's customers write. */
@Singleton
public class EchoIngress {

  private final InboundStore store;
  private final DeliveryOutcomes outcomes;
  private final GatewayDatabase database;
  private final KeyedIds ids;
  private final EntryPoint entryPoint;
  private final int textLimit;

  EchoIngress(
      InboundStore store,
      DeliveryOutcomes outcomes,
      GatewayDatabase database,
      KeyedIds ids,
      EchoConfig config) {
    this.store = store;
    this.outcomes = outcomes;
    this.database = database;
    this.ids = ids;
    this.textLimit = config.textLimit();
    this.entryPoint =
        new EntryPoint(
            new DomainId(config.domain()),
            ChannelType.SOCIAL,
            config.entryPoint(),
            EchoChannel.PROVIDER,
            "echo");
  }

  /**
   * A customer writes; returns when it is stored.
   *
   * @throws IllegalArgumentException when the text is too long or there are files
   */
  public void receive(String customer, String id, String text, int files) {
    if (text.length() > textLimit || files > 0) {
      throw new IllegalArgumentException("Expected a short text alone");
    }
    var contact =
        InboundContact.of(
                entryPoint,
                ids.contact("echo", customer, id),
                ids.conversation("echo", customer),
                new Identity("echo", customer, null),
                WrittenLanguage.ofHint(null))
            .withSourceKey(customer);
    store.store(
        new InboundMessage(
            contact,
            ids.message("echo", customer, id),
            new MessageBody(null, PlainText.body(text), null, null),
            List.of(),
            MessageSource.of(id, Instant.now())));
  }

  /** The other side says that an answer was lost. */
  public void receipt(String message) {
    database
        .jdbi()
        .useTransaction(handle -> outcomes.failed(handle, new MessageId(message), "LOST"));
  }
}
