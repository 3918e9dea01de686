package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.channel.InboundContact;
import org.strowger.gateway.channel.InboundStore;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.gateway.live.Instances;

/** Stores a call: a customer, a conversation and a contact of its own, in one transaction. */
@Singleton
public class CallStore {

  private static final String PHONE = "phone";
  private static final String WITHHELD = "withheld-number";

  private final InboundStore store;
  private final CallRepository calls;
  private final Instances instances;
  private final KeyedIds ids;

  CallStore(InboundStore store, CallRepository calls, Instances instances, KeyedIds ids) {
    this.store = store;
    this.calls = calls;
    this.instances = instances;
    this.ids = ids;
  }

  /**
   * The contact of a call: the same source gives the same.
   *
   * @param source what the channel calls it, e.g. Call-ID and From tag
   */
  public ContactId contact(EntryPoint entryPoint, String... source) {
    return ids.contact(parts(entryPoint, source));
  }

  /** A conversation for each call. */
  public ConversationId conversation(EntryPoint entryPoint, String... source) {
    return ids.conversation(parts(entryPoint, source));
  }

  /** False when the call is known already. */
  boolean store(IncomingCall incoming, @Nullable String storedLeg) {
    Call call =
        new Call(
            incoming.leg().contact(),
            incoming.conversation(),
            incoming.number().entryPoint().domain(),
            false,
            new CallStage.Waiting(null));
    return store.inTransaction(
        handle -> {
          boolean fresh =
              calls.insert(handle, call, instances.self(), incoming.address(), storedLeg);
          if (fresh) {
            store.open(handle, contact(incoming));
          }
          return fresh;
        });
  }

  private static InboundContact contact(IncomingCall incoming) {
    return InboundContact.of(
        incoming.number().entryPoint(),
        incoming.leg().contact(),
        incoming.conversation(),
        identity(incoming),
        new WrittenLanguage(null, null, incoming.language(), incoming.number().language()));
  }

  /** A customer whose number is withheld is a stranger each time. */
  private static Identity identity(IncomingCall incoming) {
    String caller = incoming.caller();
    return caller == null
        ? new Identity(WITHHELD, incoming.conversation().value(), null)
        : new Identity(PHONE, caller, null);
  }

  private static String[] parts(EntryPoint entryPoint, String... source) {
    var parts = new String[source.length + 2];
    parts[0] = "call";
    parts[1] = entryPoint.domain().value();
    System.arraycopy(source, 0, parts, 2, source.length);
    return parts;
  }
}
