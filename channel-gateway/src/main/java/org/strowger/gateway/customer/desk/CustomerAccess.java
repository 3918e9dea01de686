package org.strowger.gateway.customer.desk;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.CustomerId;
import org.strowger.gateway.contact.ContactAccess;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.customer.CustomerRoots;
import org.strowger.servicekit.access.User;
import org.strowger.servicekit.problem.Problem;

/**
 * The one rule of who knows a customer: an agent by a contact that she has or is offered, a
 * supervisor each of the domain. Whom somebody does not know does not exist for her.
 */
@Singleton
public class CustomerAccess {

  private final ContactAccess contacts;
  private final CustomerRoots roots;

  CustomerAccess(ContactAccess contacts, CustomerRoots roots) {
    this.contacts = contacts;
    this.roots = roots;
  }

  /**
   * By whom a customer is found whom this user knows.
   *
   * @throws Problem 404 when she does not
   */
  public CustomerId known(Handle handle, User user, String customer) {
    CustomerId root = inDomain(handle, user, customer);
    if (!knows(handle, user, root)) {
      throw unknown();
    }
    return root;
  }

  boolean knows(Handle handle, User user, CustomerId customer) {
    return contacts.knows(
        handle, customer, new Reader(user.id(), user.domain(), user.has(Role.SUPERVISOR)));
  }

  CustomerId inDomain(Handle handle, User user, String text) {
    return roots.root(handle, user.domain(), id(text)).orElseThrow(CustomerAccess::unknown);
  }

  private static CustomerId id(String text) {
    try {
      return new CustomerId(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  static Problem unknown() {
    return Problem.notFound("Expected a customer that concerns you");
  }
}
