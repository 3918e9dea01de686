package org.strowger.routing.engine.decide;

import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.DeskAnswer.WaitingContact;
import org.strowger.contracts.routing.DeskAnswer.WaitingTold;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.Question.AskWaiting;
import org.strowger.contracts.routing.Question.WaitingCursor;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;

/**
 * Says what waits in an agent's queues, page by page, the oldest first: what she may pick. Of a
 * group in which more than {@link #LOOKED_AT} wait, it looks at those whose turn comes first.
 */
final class WaitingTeller {

  private static final int PAGE = 50;
  private static final int LOOKED_AT = 5_000;
  private static final Comparator<WaitingCursor> BY_AGE =
      Comparator.comparing(WaitingCursor::enqueuedAt).thenComparing(WaitingCursor::contactId);

  private final DomainIndex index;
  private final DomainState state;
  private final Matcher matcher;

  WaitingTeller(DomainIndex index, Matcher matcher) {
    this.index = index;
    this.state = index.state();
    this.matcher = matcher;
  }

  WaitingTold tell(Agent agent, AskWaiting question) {
    var oldest =
        new PriorityQueue<Contact.Waiting>(
            Comparator.comparing(WaitingTeller::place, BY_AGE.reversed()));
    for (QueueId queue : queues(agent, question.queueId())) {
      index
          .waiting()
          .inLine(queue, LOOKED_AT)
          .forEach(each -> keep(oldest, each.waiting(), question.after()));
    }
    boolean more = oldest.size() > PAGE;
    if (more) {
      oldest.remove();
    }
    var page = oldest.stream().sorted(Comparator.comparing(WaitingTeller::place, BY_AGE)).toList();
    return new WaitingTold(
        agent.id(),
        state.now(),
        page.stream().map(each -> told(agent, each)).toList(),
        more ? place(page.getLast()) : null);
  }

  private Collection<QueueId> queues(Agent agent, @Nullable QueueId wanted) {
    Set<QueueId> served = state.plan().queuesOf(agent.definition().profileId()).keySet();
    if (wanted == null) {
      return served;
    }
    if (!served.contains(wanted)) {
      throw new Rejected(
          RejectionCode.UNKNOWN_QUEUE, "Expected a queue of the agent's profile but got another");
    }
    return Set.of(wanted);
  }

  private static void keep(
      PriorityQueue<Contact.Waiting> oldest, Contact.Waiting each, @Nullable WaitingCursor after) {
    if (each.consult() || (after != null && BY_AGE.compare(place(each), after) <= 0)) {
      return;
    }
    oldest.add(each);
    if (oldest.size() > PAGE + 1) {
      oldest.remove();
    }
  }

  private static WaitingCursor place(Contact contact) {
    return new WaitingCursor(contact.segment().enqueuedAt(), contact.id());
  }

  private WaitingContact told(Agent agent, Contact.Waiting contact) {
    EligibilityRule failed = matcher.firstFailed(agent, contact);
    var language = contact.request().language();
    return new WaitingContact(
        contact.id(),
        contact.request().conversationId(),
        contact.segment().queueId(),
        contact.request().channel(),
        contact.segment().enqueuedAt(),
        contact.request().arrivedAt(),
        language == null ? null : language.tag(),
        contact.segment().priority(),
        failed == EligibilityRule.OFFERED ? null : failed);
  }
}
