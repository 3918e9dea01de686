package org.strowger.gateway.customer.desk;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.CustomerId;
import org.strowger.gateway.customer.ContactPermissions;
import org.strowger.gateway.customer.CustomerProfiles;
import org.strowger.gateway.customer.CustomerProfiles.Known;
import org.strowger.gateway.customer.CustomerProfiles.KnownIdentity;
import org.strowger.gateway.customer.CustomerProfiles.Profile;
import org.strowger.gateway.customer.Masked;
import org.strowger.gateway.customer.MergeProposals;
import org.strowger.gateway.customer.Merges;
import org.strowger.gateway.customer.desk.CustomerCard.CustomerHit;
import org.strowger.gateway.customer.desk.CustomerCard.IdentityCard;
import org.strowger.gateway.customer.desk.CustomerCard.MergeCard;
import org.strowger.gateway.customer.desk.CustomerCard.ObjectionCard;
import org.strowger.gateway.customer.desk.CustomerCard.ProposalCard;
import org.strowger.gateway.customer.desk.CustomerCard.Said;

/** Puts together what a desk shows of a customer. */
@Singleton
class CustomerCards {

  private final CustomerProfiles profiles;
  private final ContactPermissions permissions;
  private final MergeProposals proposals;
  private final Merges merges;

  CustomerCards(
      CustomerProfiles profiles,
      ContactPermissions permissions,
      MergeProposals proposals,
      Merges merges) {
    this.profiles = profiles;
    this.permissions = permissions;
    this.proposals = proposals;
    this.merges = merges;
  }

  CustomerCard card(Handle handle, CustomerId root) {
    Profile profile = profiles.of(handle, root);
    return new CustomerCard(
        root,
        profile.name(),
        identities(profile),
        said(profile.language()),
        said(profile.tier()),
        said(profile.addressForm()),
        permissions.objections(handle, root).stream()
            .map(each -> new ObjectionCard(each.channel(), each.purpose()))
            .toList(),
        proposals.openOf(handle, root).stream()
            .map(
                each ->
                    new ProposalCard(
                        each.id(),
                        hit(handle, each.other()),
                        each.reason(),
                        each.kind(),
                        each.proposedAt()))
            .toList(),
        merges.of(handle, root).stream()
            .map(
                each ->
                    new MergeCard(each.id(), each.merged(), each.reason(), each.by(), each.at()))
            .toList());
  }

  CustomerHit hit(Handle handle, CustomerId root) {
    Profile profile = profiles.of(handle, root);
    return new CustomerHit(root, profile.name(), identities(profile));
  }

  private static List<IdentityCard> identities(Profile profile) {
    return profile.identities().stream().map(CustomerCards::identity).toList();
  }

  private static IdentityCard identity(KnownIdentity each) {
    return new IdentityCard(
        each.ref(),
        each.identity().kind(),
        Masked.of(each.identity()),
        each.source(),
        each.vouched());
  }

  private static @Nullable Said said(@Nullable Known known) {
    return known == null ? null : new Said(known.value(), known.by(), known.since());
  }
}
