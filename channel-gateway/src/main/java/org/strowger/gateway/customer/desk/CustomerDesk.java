package org.strowger.gateway.customer.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.CustomerFact.MergeReason;
import org.strowger.contracts.id.CustomerId;
import org.strowger.gateway.customer.AccessLog;
import org.strowger.gateway.customer.ContactPermissions;
import org.strowger.gateway.customer.ContactPermissions.Objection;
import org.strowger.gateway.customer.CustomerProfiles;
import org.strowger.gateway.customer.Customers;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.customer.KnownBy;
import org.strowger.gateway.customer.MergeProposals;
import org.strowger.gateway.customer.Merges;
import org.strowger.gateway.customer.desk.CustomerCard.CustomerHit;
import org.strowger.gateway.customer.desk.CustomerRequests.DecisionPost;
import org.strowger.gateway.customer.desk.CustomerRequests.MergePost;
import org.strowger.gateway.customer.desk.CustomerRequests.PermissionPost;
import org.strowger.gateway.customer.desk.CustomerRequests.PreferencesPost;
import org.strowger.gateway.customer.desk.CustomerRequests.SearchPost;
import org.strowger.gateway.customer.desk.CustomerRequests.UnmergePost;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.servicekit.access.User;
import org.strowger.servicekit.problem.Problem;

/** What agents read and change of the customers they know, see {@link CustomerAccess}. */
@Singleton
class CustomerDesk {

  private final GatewayDatabase database;
  private final GatewayOutbox outbox;
  private final CustomerAccess access;
  private final CustomerCards cards;
  private final CustomerProfiles profiles;
  private final MergeProposals proposals;
  private final Merges merges;
  private final ContactPermissions permissions;
  private final Customers customers;
  private final AccessLog log;
  private final KeyedIds ids;

  CustomerDesk(
      GatewayDatabase database,
      GatewayOutbox outbox,
      CustomerAccess access,
      CustomerCards cards,
      CustomerProfiles profiles,
      MergeProposals proposals,
      Merges merges,
      ContactPermissions permissions,
      Customers customers,
      AccessLog log,
      KeyedIds ids) {
    this.database = database;
    this.outbox = outbox;
    this.access = access;
    this.cards = cards;
    this.profiles = profiles;
    this.proposals = proposals;
    this.merges = merges;
    this.permissions = permissions;
    this.customers = customers;
    this.log = log;
    this.ids = ids;
  }

  CustomerCard read(User user, String customer) {
    return change(user, customer, (_, _) -> {});
  }

  /** Says an identity in full, which is kept with who asked. */
  String reveal(User user, String customer, String ref) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              CustomerId root = access.known(handle, user, customer);
              String value =
                  profiles
                      .identity(handle, root, ref)
                      .orElseThrow(() -> Problem.notFound("Expected an identity of this customer"))
                      .identity()
                      .value();
              log.note(handle, user.domain(), user.id(), "IDENTITY_SHOWN", root, null);
              return value;
            });
  }

  /** Those she knows with this identity. */
  List<CustomerHit> search(User user, SearchPost search) {
    return database
        .jdbi()
        .inTransaction(
            handle ->
                spellings(search.identity())
                    .map(identity -> profiles.owner(handle, user.domain(), identity))
                    .flatMap(Optional::stream)
                    .distinct()
                    .filter(found -> access.knows(handle, user, found))
                    .map(found -> cards.hit(handle, found))
                    .toList());
  }

  private static Stream<Identity> spellings(String text) {
    return Stream.of(KnownBy.email(text), KnownBy.phone(text)).flatMap(Optional::stream);
  }

  CustomerCard merge(User user, String customer, MergePost post) {
    return change(
        user,
        customer,
        (handle, root) -> {
          CustomerId other = mergeable(handle, user, root, post.other());
          String id =
              "mg-"
                  + ids.derive(
                      "customer-merge", user.domain().value(), user.id().value(), post.clientId());
          merges.merge(
              handle,
              user.domain(),
              new Merges.NewMerge(id, root, other, MergeReason.FOUND, post.note(), user.id()));
        });
  }

  /** Both are hers to know, or somebody vouched for it that they are one. */
  private CustomerId mergeable(Handle handle, User user, CustomerId root, String text) {
    CustomerId other = access.inDomain(handle, user, text);
    if (!access.knows(handle, user, other) && !proposals.areProposed(handle, root, other)) {
      throw CustomerAccess.unknown();
    }
    return other;
  }

  CustomerCard unmerge(User user, String customer, String merge, UnmergePost post) {
    return change(
        user,
        customer,
        (handle, root) -> merges.undo(handle, user.domain(), root, merge, user.id(), post.note()));
  }

  CustomerCard decide(User user, String customer, String proposal, DecisionPost post) {
    return change(
        user,
        customer,
        (handle, root) ->
            merges.decide(handle, user.domain(), root, proposal, post.decision(), user.id()));
  }

  CustomerCard permit(User user, String customer, PermissionPost post) {
    return change(
        user,
        customer,
        (handle, root) ->
            permissions.set(
                handle,
                user.domain(),
                root,
                new Objection(post.channel(), post.purpose()),
                post.allowed(),
                user.id()));
  }

  CustomerCard prefer(User user, String customer, PreferencesPost post) {
    return change(
        user,
        customer,
        (handle, root) -> {
          WrittenLanguage.tag(post.language())
              .ifPresent(tag -> customers.choose(handle, user.domain(), root, tag, user.id()));
          if (post.addressForm() != null) {
            customers.address(handle, root, post.addressForm(), user.id());
          }
        });
  }

  private CustomerCard change(User user, String customer, BiConsumer<Handle, CustomerId> work) {
    CustomerCard card =
        database
            .jdbi()
            .inTransaction(
                handle -> {
                  CustomerId root = access.known(handle, user, customer);
                  work.accept(handle, root);
                  return cards.card(handle, access.inDomain(handle, user, root.value()));
                });
    outbox.wake();
    return card;
  }
}
