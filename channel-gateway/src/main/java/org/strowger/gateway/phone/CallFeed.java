package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.topics.LiveRoutingListener;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingCommands;

/**
 * What the router decides about the calls of this process; what is missed is found by {@link
 * CallReconciler}.
 */
@Singleton
public class CallFeed implements LiveRoutingListener {

  private static final String ACCEPT = "accept-";

  private final Switchboard switchboard;

  public CallFeed(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  @Override
  public void onRouting(RoutedEvent routed) {
    switch (routed.event()) {
      case OfferIssued issued when issued.channel() == ChannelType.VOICE -> offered(issued);
      case OfferExpired expired -> over(expired.offerId(), HangUpReason.OFFER_EXPIRED);
      case OfferRevoked revoked -> over(revoked.offerId(), HangUpReason.OFFER_REVOKED);
      case OfferDeclined declined -> over(declined.offerId(), HangUpReason.OFFER_REVOKED);
      case ContactAssigned assigned when assigned.channel() == ChannelType.VOICE ->
          carried(
              assigned.contactId(), new CallEvent.Assigned(assigned.offerId(), assigned.agentId()));
      case ContactReturned returned ->
          carried(returned.contactId(), new CallEvent.Returned(returned.offerId()));
      case ContactTransferred transferred ->
          carried(transferred.contactId(), new CallEvent.Transferred(transferred.offerId()));
      case ContactEvent.CallbackRequested requested ->
          carried(requested.contactId(), new CallEvent.CallbackAgreed(HangUpReason.CALLBACK));
      case ContactEvent.ContactDeferred deferred when letsNobodyIn(deferred.reason()) ->
          carried(deferred.contactId(), new CallEvent.CallbackAgreed(HangUpReason.DEFERRED));
      case WaitEvent.ContactRefused refused ->
          carried(refused.contactId(), new CallEvent.Refused(reason(refused.reason())));
      case ContactEvent.ContactClosed closed -> over(closed.contactId());
      case ContactEvent.ContactAbandoned abandoned -> over(abandoned.contactId());
      case ContactEvent.ContactExpired expired -> over(expired.contactId());
      case CommandRejected rejected -> rejected(rejected, routed.commandId());
      default -> {}
    }
  }

  /** She is called back when the queue opens. */
  private static boolean letsNobodyIn(DeferReason reason) {
    return reason == DeferReason.OUTSIDE_HOURS || reason == DeferReason.NOT_LET_IN;
  }

  private static HangUpReason reason(AdmissionReason refused) {
    return switch (refused) {
      case CLOSED, CLOSED_BY_SUPERVISOR, UNKNOWN -> HangUpReason.CLOSED;
      case FULL, SHARED_LIMIT, FORECAST -> HangUpReason.FULL;
    };
  }

  private void offered(OfferIssued issued) {
    var event = new CallEvent.Offered(issued.offerId(), issued.agentId());
    if (issued.source() == SegmentSource.CALLBACK) {
      switchboard.callBack(issued.contactId(), event);
    } else {
      carried(issued.contactId(), event);
    }
  }

  private void rejected(CommandRejected rejected, String commandId) {
    ContactId contact = rejected.contactId();
    if (contact != null && commandId.startsWith(ACCEPT + contact + "~")) {
      accepting(contact, rejected, OfferId.parse(commandId.substring(ACCEPT.length())));
    } else if (contact != null
        && commandId.startsWith(RoutingCommands.ROUTE)
        && isFinal(rejected)) {
      over(contact);
    }
  }

  /** Desks name their commands themselves, so only her own rejection counts. */
  private void accepting(ContactId contact, CommandRejected rejected, OfferId offer) {
    Call call = switchboard.call(contact);
    if (call != null
        && call.stage() instanceof CallStage.WithAgent stage
        && stage.agentId().equals(rejected.agentId())) {
      over(offer, HangUpReason.OFFER_GONE);
    }
  }

  /** What was rejected for another reason is sent again by the outbox. */
  private static boolean isFinal(CommandRejected rejected) {
    return rejected.code() == RejectionCode.DUPLICATE_CONTACT
        || rejected.code() == RejectionCode.WITHDRAWN_BEFORE;
  }

  private void over(OfferId offer, HangUpReason reason) {
    carried(offer.contactId(), new CallEvent.OfferOver(offer, reason));
  }

  private void over(ContactId contact) {
    carried(contact, new CallEvent.ContactOver());
  }

  private void carried(ContactId contact, CallEvent event) {
    if (switchboard.carries(contact)) {
      switchboard.submit(contact, event);
    }
  }
}
