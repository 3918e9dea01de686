package org.strowger.gateway.canned;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.canned.CannedReplyChange.Kind;
import org.strowger.servicekit.problem.Problem;

/** Lists and changes the canned replies of a domain; each change stays told. */
@Singleton
class CannedReplies {

  private static final int MOST = 500;
  private static final int MOST_CHANGES = 100;

  private final CannedReplyRepository replies;
  private final CannedReplyChanges changes;

  CannedReplies(CannedReplyRepository replies, CannedReplyChanges changes) {
    this.replies = replies;
    this.changes = changes;
  }

  List<CannedReplyView> search(DomainId domain, @Nullable String language, @Nullable String words) {
    return call(
        () ->
            replies.search(domain, language, words, MOST).stream()
                .map(CannedReplyView::of)
                .toList());
  }

  /** Also of one that was removed. */
  List<CannedReplyChangeView> history(DomainId domain, String id) {
    List<CannedReplyChangeView> found =
        call(
            () ->
                changes.of(domain, id, MOST_CHANGES).stream()
                    .map(CannedReplyChange::view)
                    .toList());
    if (found.isEmpty()) {
      throw unknown();
    }
    return found;
  }

  CannedReplyView add(DomainId domain, AgentId by, CannedReplyPut wanted) {
    return change(
        () -> {
          if (replies.countOf(domain) >= MOST) {
            throw Problem.conflict(
                "too_many_replies", "Expected at most " + MOST + " canned replies in a domain");
          }
          String id = "cr-" + UUID.randomUUID();
          requireFree(domain, wanted, id);
          Instant now = now();
          var reply = new CannedReply(id, domain, wanted, by, now);
          replies.persistAndFlush(reply);
          changes.persistAndFlush(
              new CannedReplyChange(reply, Kind.CREATED, reply.version(), by, now));
          return CannedReplyView.of(reply);
        });
  }

  CannedReplyView change(DomainId domain, AgentId by, String id, CannedReplyPut wanted) {
    return change(
        () -> {
          CannedReply reply = asSeen(domain, id, wanted.version());
          requireFree(domain, wanted, id);
          Instant now = now();
          reply.become(wanted, by, now);
          replies.flush();
          changes.persistAndFlush(
              new CannedReplyChange(reply, Kind.CHANGED, reply.version(), by, now));
          return CannedReplyView.of(reply);
        });
  }

  void remove(DomainId domain, AgentId by, String id, @Nullable Long version) {
    change(
        () -> {
          CannedReply reply = asSeen(domain, id, version);
          changes.persist(
              new CannedReplyChange(reply, Kind.REMOVED, reply.version() + 1, by, now()));
          replies.delete(reply);
          replies.flush();
          return reply;
        });
  }

  private CannedReply asSeen(DomainId domain, String id, @Nullable Long version) {
    CannedReply reply = replies.of(domain, id).orElseThrow(CannedReplies::unknown);
    if (version == null) {
      throw Problem.badRequest(
          "version_missing", "Expected the version that you saw but found none");
    }
    if (reply.version() != version) {
      throw stale();
    }
    return reply;
  }

  private void requireFree(DomainId domain, CannedReplyPut wanted, String id) {
    if (replies.isTaken(domain, wanted.code(), wanted.language(), id)) {
      throw taken();
    }
  }

  private static <T> T change(Supplier<T> work) {
    try {
      return call(work);
    } catch (OptimisticLockException _) {
      throw stale();
    } catch (ConstraintViolationException _) {
      throw taken(); // somebody else took it at the same time
    }
  }

  private static <T> T call(Supplier<T> work) {
    return QuarkusTransaction.requiringNew().call(work::get);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  private static Problem unknown() {
    return Problem.notFound("Expected a canned reply of your domain");
  }

  private static Problem stale() {
    return Problem.conflict(
        "stale_version", "Expected the reply as you saw it but somebody else changed it meanwhile");
  }

  private static Problem taken() {
    return Problem.conflict(
        "code_taken", "Expected a code that is free in this language but another reply has it");
  }
}
