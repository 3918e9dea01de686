package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.phone.driver.PhoneRegistry;
import org.strowger.gateway.phone.driver.Registration;

/** The agents' phones: whom a password proves one to be, and where each can be rung. */
@Singleton
public class PhoneAccounts implements PhoneRegistry {

  private final GatewayDatabase database;
  private final AgentPhones phones;
  private final PhonePasswords passwords;
  private final Registrations registrations;

  PhoneAccounts(
      GatewayDatabase database,
      AgentPhones phones,
      PhonePasswords passwords,
      Registrations registrations) {
    this.database = database;
    this.phones = phones;
    this.passwords = passwords;
    this.registrations = registrations;
  }

  @Override
  public Optional<DomainId> authenticate(String phone, Predicate<String> right) {
    return database.jdbi().withHandle(handle -> phones.domains(handle, phone)).stream()
        .filter(domain -> right.test(passwords.of(domain, phone)))
        .findFirst();
  }

  @Override
  public void register(Registration phone, String series, long sequence, Duration expires) {
    registrations.put(phone, series, sequence, expires);
  }

  @Override
  public void unregister(DomainId domain, String phone, @Nullable String contact) {
    registrations.remove(domain, phone, contact);
  }

  @Override
  public List<Binding> bindings(DomainId domain, String phone) {
    return database.jdbi().withHandle(handle -> registrations.bindings(handle, domain, phone));
  }

  @Override
  public void onChecked(Registration phone, boolean reachable) {
    registrations.checked(phone, reachable);
  }
}
