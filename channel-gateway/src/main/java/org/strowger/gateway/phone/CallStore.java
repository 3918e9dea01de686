package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.channel.InboundContact;
import org.strowger.gateway.channel.InboundStore;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.customer.KnownBy;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.gateway.live.Instances;
import org.strowger.gateway.phone.driver.IncomingCall;

/** Stores a call: a customer, a conversation and a contact of its own, in one transaction. */
@Singleton
public class CallStore {

  private static final String WITHHELD = "withheld-number";

  private final InboundStore store;
  private final DialledNumbers numbers;
  private final CallRepository calls;
  private final Instances instances;
  private final KeyedIds ids;

  CallStore(
      InboundStore store,
      DialledNumbers numbers,
      CallRepository calls,
      Instances instances,
      KeyedIds ids) {
    this.store = store;
    this.numbers = numbers;
    this.calls = calls;
    this.instances = instances;
    this.ids = ids;
  }

  /**
   * The contact of a call: the same source gives the same.
   *
   * @param source what the driver calls the call
   */
  ContactId contact(EntryPoint entryPoint, String... source) {
    return ids.contact(parts(entryPoint, source));
  }

  /** The call as it begins, in a conversation of its own. */
  Call waiting(IncomingCall incoming) {
    EntryPoint entryPoint = number(incoming).entryPoint();
    String[] source = incoming.source().toArray(String[]::new);
    return new Call(
        incoming.leg().contact(),
        ids.conversation(parts(entryPoint, source)),
        entryPoint.domain(),
        false,
        null,
        new CallStage.Waiting(null));
  }

  /** False when the call is known already. */
  boolean store(Call call, IncomingCall incoming, @Nullable String storedLeg) {
    return store.inTransaction(
        handle -> {
          boolean fresh =
              calls.insert(handle, call, instances.self(), incoming.address(), storedLeg);
          if (fresh) {
            store.open(handle, contact(call, incoming));
          }
          return fresh;
        });
  }

  private InboundContact contact(Call call, IncomingCall incoming) {
    DialledNumber number = number(incoming);
    return InboundContact.of(
        number.entryPoint(),
        call.contactId(),
        call.conversationId(),
        identity(call, incoming),
        new WrittenLanguage(null, null, incoming.language(), number.language()));
  }

  private DialledNumber number(IncomingCall incoming) {
    return numbers
        .find(incoming.number())
        .orElseThrow(
            () -> new IllegalArgumentException("Expected a number of ours but it is another"));
  }

  /** A customer whose number is withheld is a stranger each time. */
  private static Identity identity(Call call, IncomingCall incoming) {
    String caller = incoming.caller();
    return caller == null
        ? new Identity(WITHHELD, call.conversationId().value(), null)
        : new Identity(KnownBy.PHONE, caller, null);
  }

  private static String[] parts(EntryPoint entryPoint, String... source) {
    var parts = new String[source.length + 2];
    parts[0] = "call";
    parts[1] = entryPoint.domain().value();
    System.arraycopy(source, 0, parts, 2, source.length);
    return parts;
  }
}
