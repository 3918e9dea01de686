package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CustomerFact.CustomerLinked;
import org.strowger.contracts.fact.CustomerFact.LanguageChosen;
import org.strowger.contracts.fact.CustomerFact.MergeReason;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.customer.CustomerRepository.Owner;
import org.strowger.gateway.customer.CustomerRepository.Source;
import org.strowger.gateway.ids.KeyedIds;

/** Finds customers by what they are known by; an identity that becomes known is told to all. */
@Singleton
public class Customers {

  private final CustomerRepository repository;
  private final MergeProposals proposals;
  private final CustomerFacts facts;
  private final KeyedIds ids;

  Customers(
      CustomerRepository repository, MergeProposals proposals, CustomerFacts facts, KeyedIds ids) {
    this.repository = repository;
    this.proposals = proposals;
    this.facts = facts;
    this.ids = ids;
  }

  /** The customer with this identity; a new one when nobody has it. */
  public Customer findOrCreate(Handle handle, DomainId domain, Identity identity) {
    Customer customer = repository.findOrCreate(handle, domain, identity);
    if (customer.newlyLinked()) {
      publishLink(handle, domain, customer.id(), identity);
    }
    return customer;
  }

  /**
   * The site answers for it that the customer has this identity too. One that nobody has becomes
   * hers; one of another customer speaks for it that the two are one person, which a person
   * decides.
   */
  public void vouch(Handle handle, DomainId domain, CustomerId customer, Identity identity) {
    if (repository.link(handle, domain, identity, customer, Source.SITE)) {
      publishLink(handle, domain, customer, identity);
      return;
    }
    repository
        .owner(handle, domain, identity)
        .ifPresent(
            owner -> {
              if (!owner.root().equals(customer)) {
                proposals.propose(
                    handle,
                    domain,
                    customer,
                    owner.customer(),
                    reason(identity, owner),
                    identity.kind(),
                    identity.ref(ids, domain));
              } else if (!owner.vouched()) {
                repository.noteVouched(handle, domain, identity);
              }
            });
  }

  /** Both have it by a site's word, or one wrote from it and a site says it is the other's. */
  private static MergeReason reason(Identity identity, Owner owner) {
    return !owner.vouched()
        ? MergeReason.SITE_WORD
        : switch (identity.kind()) {
          case KnownBy.EMAIL -> MergeReason.SAME_EMAIL;
          case KnownBy.PHONE -> MergeReason.SAME_PHONE;
          default -> MergeReason.SITE_WORD;
        };
  }

  /** Keeps what the customer is to the company, by a server's word. */
  public void noteTier(Handle handle, CustomerId customer, String tier) {
    repository.noteTier(handle, customer, tier);
  }

  /** Keeps the language the customer chose, for messages that say nothing. */
  public void choose(Handle handle, DomainId domain, CustomerId customer, String language) {
    choose(handle, domain, customer, language, null);
  }

  /**
   * Keeps the language of a customer, and tells it when it is another than before.
   *
   * @param by the agent who says it; null when the customer chose
   */
  public void choose(
      Handle handle, DomainId domain, CustomerId customer, String language, @Nullable AgentId by) {
    if (repository.choose(handle, customer, language, by)) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      facts.publish(
          handle,
          "language-" + customer + "-" + now,
          new LanguageChosen(domain, customer, language, by, now));
    }
  }

  /** Keeps how the customer wants to be addressed. */
  public void address(
      Handle handle, CustomerId customer, CustomerRepository.AddressForm form, AgentId by) {
    repository.address(handle, customer, form, by);
  }

  /** An identity turns out to be another customer's; one that nobody has stays nobody's. */
  public void relink(Handle handle, DomainId domain, Identity identity, CustomerId customer) {
    repository.relink(handle, domain, identity, customer);
    publishLink(handle, domain, customer, identity);
  }

  private void publishLink(Handle handle, DomainId domain, CustomerId customer, Identity identity) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String ref = identity.ref(ids, domain);
    facts.publish(
        handle, "linked-" + ref, new CustomerLinked(domain, customer, identity.kind(), ref, now));
  }
}
