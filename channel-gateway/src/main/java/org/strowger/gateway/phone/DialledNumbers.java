package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.phone.driver.NumberSpelling;

/** The configured numbers, found in whatever spelling they are dialled. */
@Singleton
public class DialledNumbers {

  private final Map<String, DialledNumber> byNumber = new TreeMap<>();
  private final NumberSpelling spelling;

  DialledNumbers(PhoneConfig config, NumberSpelling spelling) {
    this.spelling = spelling;
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
    String key = "strowger.gateway.numbers." + name + ".number";
    String number =
        spelling
            .of(configured.number())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Expected " + key + " to be a number or a name but it is not"));
    var dialled = new DialledNumber(entryPoint, number, configured.language().orElse(null));
    if (byNumber.put(number, dialled) != null) {
      throw new IllegalArgumentException(
          "Expected " + key + " to be configured once but another number has it");
    }
  }

  /**
   * The number that was dialled; many trunks leave out the plus.
   *
   * @param dialled the user part of the address
   */
  public Optional<DialledNumber> find(String dialled) {
    return spelling
        .of(dialled)
        .map(
            number ->
                byNumber.containsKey(number) ? byNumber.get(number) : byNumber.get("+" + number));
  }
}
