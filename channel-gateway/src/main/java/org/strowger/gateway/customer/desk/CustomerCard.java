package org.strowger.gateway.customer.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.CustomerFact.ContactPurpose;
import org.strowger.contracts.fact.CustomerFact.MergeReason;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.gateway.customer.CustomerRepository.Source;

/**
 * A customer as the desk shows her: over all that are one person.
 *
 * @param id by which she is found, which may be another than was asked for
 * @param objections where she does not want to be contacted by us
 * @param proposals who may be the same person, until somebody decides
 * @param merges who is the same person by somebody's word
 */
public record CustomerCard(
    CustomerId id,
    @Nullable String name,
    List<IdentityCard> identities,
    @Nullable Said language,
    @Nullable Said tier,
    @Nullable Said addressForm,
    List<ObjectionCard> objections,
    List<ProposalCard> proposals,
    List<MergeCard> merges) {

  /**
   * What she is known by.
   *
   * @param ref names it in requests
   * @param masked the value with its middle left out
   * @param vouched a site has answered for it
   */
  public record IdentityCard(
      String ref, String kind, String masked, Source source, boolean vouched) {}

  /**
   * What was said of her.
   *
   * @param by the agent who said it; null when she or her site did
   */
  public record Said(String value, @Nullable String by, @Nullable Instant since) {}

  /** Where she does not want to be contacted by us, and for what. */
  public record ObjectionCard(ChannelType channel, ContactPurpose purpose) {}

  /**
   * Somebody who may be the same person.
   *
   * @param kind of the identity that speaks for it
   */
  public record ProposalCard(
      String id, CustomerHit other, MergeReason reason, String kind, Instant proposedAt) {}

  /** A customer in few words. */
  public record CustomerHit(CustomerId id, @Nullable String name, List<IdentityCard> identities) {}

  /** Two who became one; it can be taken back. */
  public record MergeCard(
      String id, CustomerId merged, MergeReason reason, AgentId mergedBy, Instant mergedAt) {}
}
