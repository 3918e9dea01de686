package org.strowger.gateway;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.lang.JoseException;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.gateway.channel.InboundContact;
import org.strowger.gateway.channel.InboundStore;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.gateway.phone.DialledNumbers;

/** Somebody who writes a mail, comes by chat and calls. */
@Singleton
class Customers {

  static final String SECRET = "accountsecret";

  private final EmailIngress mails;
  private final InboundStore inbound;
  private final DialledNumbers numbers;
  private final KeyedIds ids;
  private final Store store;

  Customers(
      EmailIngress mails, InboundStore inbound, DialledNumbers numbers, KeyedIds ids, Store store) {
    this.mails = mails;
    this.inbound = inbound;
    this.numbers = numbers;
    this.ids = ids;
    this.store = store;
  }

  /** Writes a mail; returns whose it is. */
  CustomerId mails(String address, String text) {
    String id = "<" + UUID.randomUUID() + "@customer.example>";
    byte[] mail =
        MailClient.mail("Ann <" + address + ">", "support@strowger.example", text, id, text);
    MailClient.send(mails.port(), address, List.of("support@strowger.example"), mail);
    return store.customer(address);
  }

  /** Calls; returns the contact of the call. */
  ContactId calls(String number) {
    String call = UUID.randomUUID().toString();
    EntryPoint entryPoint = numbers.find("+493012345678").orElseThrow().entryPoint();
    ContactId contact = ids.contact("call", call);
    inbound.inTransaction(
        handle -> {
          inbound.open(
              handle,
              InboundContact.of(
                  entryPoint,
                  contact,
                  ids.conversation("call", call),
                  new Identity("phone", number, null),
                  new WrittenLanguage(null, null, null, null)));
          return contact;
        });
    return contact;
  }

  /** Chats as a user of the site, of whom the site says more; returns whose chat it is. */
  CustomerId chats(URI widget, String account, String claims) {
    try {
      String token = SiteToken.of(SECRET, account, Instant.now().plusSeconds(60), claims);
      var ticket = WidgetClient.buy(widget, SiteToken.proof(token), Map.of());
      WidgetClient client = WidgetClient.join(widget, ticket, 0);
      client.awaitAck(client.write("hello by chat"));
      return store.customer(account);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a site says of an address and a number that it has verified. */
  static String verified(String address, String number) {
    return ",\"email\":\"%s\",\"email_verified\":true,\"phone_number\":\"%s\",\"phone_number_verified\":true"
        .formatted(address, number);
  }

  /** A number that nobody else calls from. */
  static String number() {
    return "+4930" + (20_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 70_000_000));
  }
}
