package org.strowger.gateway.verification;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.CustomerFact.CustomerVerified;
import org.strowger.contracts.fact.CustomerFact.VerificationMethod;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.contact.ContactAccess;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.customer.AccessLog;
import org.strowger.gateway.customer.CustomerFacts;
import org.strowger.gateway.customer.CustomerRoots;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.verification.VerificationRepository.Attempt;
import org.strowger.gateway.verification.VerificationRepository.Proof;
import org.strowger.gateway.verification.VerificationRequests.OverridePost;
import org.strowger.gateway.verification.VerificationRequests.TryPost;
import org.strowger.servicekit.access.User;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.CardNumbers;

/** Finds out who is at the other end of a contact, and says how sure that is now. */
@Singleton
class Verifications {

  private static final int FACTS_NEEDED = 2;

  private final GatewayDatabase database;
  private final GatewayOutbox outbox;
  private final ContactAccess access;
  private final ConversationRepository conversations;
  private final VerificationRepository repository;
  private final CustomerRoots roots;
  private final CustomerFacts facts;
  private final AccessLog log;
  private final KeyedIds ids;

  Verifications(
      GatewayDatabase database,
      GatewayOutbox outbox,
      ContactAccess access,
      ConversationRepository conversations,
      VerificationRepository repository,
      CustomerRoots roots,
      CustomerFacts facts,
      AccessLog log,
      KeyedIds ids) {
    this.database = database;
    this.outbox = outbox;
    this.access = access;
    this.conversations = conversations;
    this.repository = repository;
    this.roots = roots;
    this.facts = facts;
    this.log = log;
    this.ids = ids;
  }

  VerificationView read(User user, ContactId contact) {
    return database
        .jdbi()
        .inTransaction(handle -> view(handle, contact, conversation(handle, user, contact)));
  }

  /**
   * Takes what somebody named unprompted.
   *
   * @throws Problem 404 when the contact is not hers to see, 409 when she does not have it, 429
   *     after three failures
   */
  VerificationView attempt(User user, ContactId contact, TryPost post) {
    return change(
        user,
        contact,
        post.clientId(),
        (handle, conversation, id) -> {
          if (!access.holds(handle, contact, user.id())) {
            throw Problem.conflict(
                "not_your_contact", "Expected a contact you are engaged with but you are not");
          }
          refuseWhileLocked(handle, conversation);
          ChannelType channel = conversation.entryPoint().channel();
          List<KnownFact> named =
              post.named().stream().distinct().filter(each -> each.countsOn(channel)).toList();
          int level = named.size() >= FACTS_NEEDED ? 1 : 0;
          String action = level == 0 ? "VERIFICATION_FAILED" : "VERIFIED";
          store(
              handle,
              attempt(
                  user,
                  contact,
                  conversation,
                  id,
                  level,
                  VerificationMethod.KNOWLEDGE,
                  named,
                  null),
              action);
        });
  }

  /** A supervisor answers for who it is, with a reason, also while tries are locked. */
  VerificationView override(User user, ContactId contact, OverridePost post) {
    return change(
        user,
        contact,
        post.clientId(),
        (handle, conversation, id) ->
            store(
                handle,
                attempt(
                    user,
                    contact,
                    conversation,
                    id,
                    post.level(),
                    VerificationMethod.OVERRIDE,
                    List.of(),
                    CardNumbers.redact(post.reason())),
                "VERIFICATION_OVERRIDDEN"));
  }

  private static Attempt attempt(
      User user,
      ContactId contact,
      Conversation conversation,
      String id,
      int level,
      VerificationMethod method,
      List<KnownFact> named,
      @Nullable String reason) {
    return new Attempt(
        id,
        user.domain(),
        contact,
        conversation.customerId(),
        level,
        method,
        named,
        reason,
        user.id(),
        Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  private void store(Handle handle, Attempt attempt, String action) {
    repository.insert(handle, attempt);
    log.note(handle, attempt.domain(), attempt.by(), action, attempt.customer(), attempt.reason());
    if (attempt.level() > 0) {
      facts.publish(
          handle,
          "verified-" + attempt.id(),
          new CustomerVerified(
              attempt.domain(),
              attempt.customer(),
              attempt.contact(),
              attempt.level(),
              attempt.method(),
              attempt.at()));
    }
  }

  private void refuseWhileLocked(Handle handle, Conversation conversation) {
    Optional<Instant> until = repository.lockedUntil(handle, conversation.customerId());
    if (until.isPresent()) {
      int seconds = (int) Math.max(1, Duration.between(Instant.now(), until.get()).toSeconds());
      throw Problem.tooManyRequests(
          "verification_locked",
          "Expected fewer than three failures in a quarter of an hour but there were more",
          seconds);
    }
  }

  private VerificationView change(User user, ContactId contact, String clientId, Work work) {
    VerificationView view =
        database
            .jdbi()
            .inTransaction(
                handle -> {
                  Conversation conversation = conversation(handle, user, contact);
                  roots.hold(handle, conversation.customerId()); // tries are counted one by one
                  String id =
                      "vf-"
                          + ids.derive(
                              "verification", contact.value(), user.id().value(), clientId);
                  if (!repository.exists(handle, id)) {
                    work.run(handle, conversation, id);
                  }
                  return view(handle, contact, conversation);
                });
    outbox.wake();
    return view;
  }

  private Conversation conversation(Handle handle, User user, ContactId contact) {
    var reader = new Reader(user.id(), user.domain(), user.has(Role.SUPERVISOR));
    return access
        .readable(handle, contact, reader)
        .flatMap(found -> conversations.find(handle, found))
        .orElseThrow(() -> Problem.notFound("Expected a contact that concerns you"));
  }

  private VerificationView view(Handle handle, ContactId contact, Conversation conversation) {
    ChannelType channel = conversation.entryPoint().channel();
    Proof proof =
        repository
            .siteLogin(handle, conversation)
            .map(since -> new Proof(2, VerificationMethod.SITE_LOGIN, since))
            .or(() -> repository.valid(handle, contact, conversation.customerId(), conversation))
            .orElse(null);
    return new VerificationView(
        proof == null ? 0 : proof.level(),
        proof == null ? null : proof.method(),
        proof == null ? null : proof.since(),
        Arrays.stream(KnownFact.values()).filter(each -> each.countsOn(channel)).toList(),
        repository.lockedUntil(handle, conversation.customerId()).orElse(null));
  }

  /** What one try does. */
  private interface Work {
    void run(Handle handle, Conversation conversation, String id);
  }
}
