package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.conversation.EntryPoint;

/** The configured numbers. */
@Singleton
public class DialledNumbers {

  private final Map<String, DialledNumber> byNumber = new TreeMap<>();

  DialledNumbers(PhoneConfig config) {
    config.numbers().forEach(this::add);
  }

  private void add(String name, PhoneConfig.ConfiguredNumber configured) {
    var entryPoint =
        new EntryPoint(
            new DomainId(configured.domain()),
            ChannelType.VOICE,
            configured.entryPoint(),
            PhoneChannel.PROVIDER,
            name);
    var number =
        new DialledNumber(entryPoint, configured.number(), configured.language().orElse(null));
    if (byNumber.put(configured.number(), number) != null) {
      throw new IllegalArgumentException(
          "Expected strowger.gateway.numbers."
              + name
              + ".number to be configured once but another number has it");
    }
  }

  public Optional<DialledNumber> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }
}
