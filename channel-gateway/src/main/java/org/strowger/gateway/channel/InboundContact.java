package org.strowger.gateway.channel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.language.WrittenLanguage;

/**
 * What the gateway asks the router for: a customer at an entry point, in a conversation.
 *
 * @param proposedContact the contact it opens unless the router joins it to another
 * @param conversation its own, unless it joins one of {@code answers}; the same source gives the
 *     same id
 * @param sourceKey what the source calls the conversation; null when it has no name for it
 * @param answers conversations that it proves to go on with, the likeliest first. It joins the
 *     first one at its entry point in which the sender takes part; else it opens a new one that is
 *     marked as a possible reply
 * @param sender the customer
 * @param participants who may join the conversation by answering, when it is new
 * @param attributes declared by the plan
 * @param tier of the customer, said by whom we trust: the site's or the endpoint's server under its
 *     secret, never the customer; null when nobody says one
 * @param vouched what else the customer is known by, said by whom we trust
 */
public record InboundContact(
    EntryPoint entryPoint,
    ContactId proposedContact,
    ConversationId conversation,
    @Nullable String sourceKey,
    List<ConversationId> answers,
    Identity sender,
    List<Identity> participants,
    WrittenLanguage language,
    Map<String, String> attributes,
    @Nullable String tier,
    List<Identity> vouched) {

  public InboundContact {
    vouched = List.copyOf(vouched);
    answers = List.copyOf(answers);
    participants = List.copyOf(participants);
    attributes = Map.copyOf(attributes);
  }

  /** Of a customer in a conversation of her own, of whom nothing else is known. */
  public static InboundContact of(
      EntryPoint entryPoint,
      ContactId proposedContact,
      ConversationId conversation,
      Identity sender,
      WrittenLanguage language) {
    return new InboundContact(
        entryPoint,
        proposedContact,
        conversation,
        null,
        List.of(),
        sender,
        List.of(),
        language,
        Map.of(),
        null,
        List.of());
  }

  /** The same under the source's own name of the conversation. */
  public InboundContact withSourceKey(String key) {
    return new InboundContact(
        entryPoint,
        proposedContact,
        conversation,
        key,
        answers,
        sender,
        participants,
        language,
        attributes,
        tier,
        vouched);
  }

  /** The same with what the plan declares about it and what the customer is to the company. */
  public InboundContact with(Map<String, String> declared, @Nullable String ofTier) {
    return new InboundContact(
        entryPoint,
        proposedContact,
        conversation,
        sourceKey,
        answers,
        sender,
        participants,
        language,
        declared,
        ofTier,
        vouched);
  }

  /** The same with what a server of the site says the customer is known by besides. */
  public InboundContact alsoKnownBy(List<Identity> identities) {
    return new InboundContact(
        entryPoint,
        proposedContact,
        conversation,
        sourceKey,
        answers,
        sender,
        participants,
        language,
        attributes,
        tier,
        identities);
  }
}
