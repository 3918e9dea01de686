package org.strowger.gateway.phone.driver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;

/** What a {@link PhoneDriver} with phones of its own says and asks about them (ADR 0009). */
public interface PhoneRegistry {

  /**
   * The operation in which an agent has this phone.
   *
   * @param right whether a password is the one that was used
   * @return empty when nobody has it, or the password is wrong
   */
  Optional<DomainId> authenticate(String phone, Predicate<String> right);

  /**
   * A phone registered, or again. An older request of the same series changes nothing.
   *
   * @param series whose requests are numbered
   * @param sequence within the series
   */
  void register(Registration phone, String series, long sequence, Duration expires);

  /**
   * A phone unregistered.
   *
   * @param contact only where it is registered so; null wherever it is
   */
  void unregister(DomainId domain, String phone, @Nullable String contact);

  /** Where a phone can be rung now; the longest registration first. */
  List<Binding> bindings(DomainId domain, String phone);

  /** A registered phone answered {@link PhoneDriver#check}, or did not. */
  void onChecked(Registration phone, boolean reachable);

  /**
   * One device of a phone.
   *
   * @param contact where it can be rung, in the driver's form
   * @param expires how long that stands
   */
  record Binding(String contact, Duration expires) {}
}
