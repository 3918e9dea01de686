package org.strowger.gateway.signed;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.gateway.topics.LiveRoutingListener;
import org.strowger.gateway.topics.RoutedEvent;

/**
 * Lets a post that is being answered wait for the router: only the router knows whether the post
 * opened the contact it proposed or joined another.
 */
@Singleton
public class ContactDecisions implements LiveRoutingListener {

  private final Map<ContactId, CompletableFuture<ContactId>> awaited = new ConcurrentHashMap<>();

  @Override
  public void onRouting(RoutedEvent routed) {
    switch (routed.event()) {
      case ContactOpened opened -> decide(opened.contactId(), opened.contactId());
      case ContactJoined joined -> decide(joined.proposedId(), joined.contactId());
      default -> {}
    }
  }

  private void decide(ContactId proposed, ContactId contact) {
    CompletableFuture<ContactId> waiting = awaited.get(proposed);
    if (waiting != null) {
      waiting.complete(contact);
    }
  }

  /** Hears from now on what is decided of a contact; begun before the router can know of it. */
  Decision expect(ContactId proposed) {
    return new Decision(
        proposed, awaited.computeIfAbsent(proposed, _ -> new CompletableFuture<>()));
  }

  /** A decision of the router that may not have been made. */
  final class Decision implements AutoCloseable {

    private final ContactId proposed;
    private final CompletableFuture<ContactId> contact;

    private Decision(ContactId proposed, CompletableFuture<ContactId> contact) {
      this.proposed = proposed;
      this.contact = contact;
    }

    /** The contact; empty when the router takes longer. */
    Optional<ContactId> await(Duration patience) {
      try {
        return Optional.of(contact.get(patience.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException | ExecutionException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      awaited.remove(proposed, contact);
    }
  }
}
