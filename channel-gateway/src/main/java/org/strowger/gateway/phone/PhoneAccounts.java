package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.database.GatewayDatabase;

/** Whom a phone's password proves it to be. */
@Singleton
public class PhoneAccounts {

  private final GatewayDatabase database;
  private final AgentPhones phones;
  private final PhonePasswords passwords;

  public PhoneAccounts(GatewayDatabase database, AgentPhones phones, PhonePasswords passwords) {
    this.database = database;
    this.phones = phones;
    this.passwords = passwords;
  }

  /**
   * The operation in which an agent has this phone and whose password is right.
   *
   * @param right whether a password is the one that was used
   */
  public Optional<DomainId> of(String phone, Predicate<String> right) {
    return database.jdbi().withHandle(handle -> phones.domains(handle, phone)).stream()
        .filter(domain -> right.test(passwords.of(domain, phone)))
        .findFirst();
  }
}
