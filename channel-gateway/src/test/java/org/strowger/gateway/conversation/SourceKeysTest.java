package org.strowger.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.gateway.ids.KeyedIds;

class SourceKeysTest {

  private final SourceKeys keys = new SourceKeys(new KeyedIds("a secret of some length"));

  @ParameterizedTest
  @ValueSource(strings = {"4111111111111111", "chat-5555 5555 5555 4444", "sealed:nothing"})
  @DisplayName("TR71: a conversation's key that reads like a card number is kept sealed, and whole")
  void shouldSealWhatReadsLikeACardNumber_TR71(String key) {
    String kept = keys.seal(key);

    assertThat(kept).startsWith("sealed:").doesNotContain(key);
    assertThat(keys.open(kept)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-1", "1234567890123456789-9876543210987654321", "-9223372036854775808"})
  void shouldKeepOthersAsTheyAre(String key) {
    assertThat(keys.seal(key)).isEqualTo(key);
    assertThat(keys.open(key)).isEqualTo(key);
  }
}
