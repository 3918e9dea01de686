package org.strowger.gateway.email;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.text.PlainText;

/** The addresses that are ours. */
@Singleton
public class Mailboxes {

  private final Map<String, Mailbox> byAddress = new TreeMap<>();
  private final Map<String, Mailbox> byName = new TreeMap<>();

  Mailboxes(EmailConfig config) {
    config.mailboxes().forEach((name, mailbox) -> add(name, mailbox));
  }

  private void add(String name, EmailConfig.ConfiguredMailbox configured) {
    String key = "strowger.gateway.mailboxes." + name;
    String address = MailAddress.usable(configured.address());
    if (address == null || address.indexOf('+') >= 0) {
      throw new IllegalArgumentException(
          "Expected " + key + ".address to be an address without + but it is not");
    }
    var mailbox =
        new Mailbox(
            name,
            address,
            new DomainId(configured.domain()),
            configured.entryPoint(),
            configured.fromName().map(PlainText::line).orElse(null));
    if (byAddress.put(address, mailbox) != null) {
      throw new IllegalArgumentException(
          "Expected " + key + ".address to be configured once but another mailbox has it");
    }
    byName.put(name, mailbox);
  }

  /** The mailbox of an address, with or without a plus part. */
  public Optional<Mailbox> find(@Nullable String address) {
    String usable = address == null ? null : MailAddress.usable(address);
    return usable == null
        ? Optional.empty()
        : Optional.ofNullable(byAddress.get(new MailAddress(usable, null).withoutDetail()));
  }

  /** Those of a domain, by name. */
  public List<Mailbox> of(DomainId domain) {
    return byName.values().stream().filter(each -> each.domain().equals(domain)).toList();
  }

  public Optional<Mailbox> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
