package org.strowger.gateway.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.ids.KeyedIds;

class ConversationTokenTest {

  private static final KeyedIds IDS = new KeyedIds("a secret of sixteen or more");
  private static final ConversationId CONVERSATION = IDS.conversation("x");
  private static final MessageId MESSAGE = IDS.message("y");

  private final ConversationToken tokens = new ConversationToken(IDS);

  @Test
  void shouldFindItsWayBackByAddress() {
    String address = tokens.replyAddress("support@strowger.example", CONVERSATION);

    assertThat(tokens.readAddress(address)).contains(CONVERSATION);
    assertThat(tokens.readAddress(address.toUpperCase(Locale.ROOT))).contains(CONVERSATION);
    assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
  }

  @Test
  @DisplayName("TR7: what comes back names the answer")
  void shouldFindTheAnswerThatCameBack_TR7() {
    String address = tokens.bounceAddress("support@strowger.example", CONVERSATION, MESSAGE);

    assertThat(tokens.readBounceAddress(address.toUpperCase(Locale.ROOT)))
        .contains(new ConversationToken.Bounced(CONVERSATION, MESSAGE.value().substring(0, 11)));
    assertThat(tokens.readAddress(address)).contains(CONVERSATION);
    assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
    assertThat(tokens.readBounceAddress(tokens.replyAddress("a@x.example", CONVERSATION)))
        .isEmpty();
    String longest = "a".repeat(20) + "@strowger.example";
    assertThat(tokens.bounceAddress(longest, CONVERSATION, MESSAGE)).isEqualTo(longest);
  }

  @Test
  void shouldFindItsWayBackByMessageId() {
    String id = tokens.messageId(CONVERSATION, MESSAGE, "strowger.example");

    assertThat(tokens.readMessageId(id))
        .contains(new ConversationToken.Answer(CONVERSATION, MESSAGE));
    assertThat(tokens.messageId(CONVERSATION, MESSAGE, "strowger.example")).isEqualTo(id);
  }

  @Test
  void shouldKeepTheAddressMailAllowed() {
    String longest = "a".repeat(40) + "@strowger.example";

    assertThat(tokens.replyAddress(longest, CONVERSATION)).isEqualTo(longest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "+@x", "support@x", "support+c.@x", "support+c.abc@x", "support+x.abc@x"})
  void shouldNotReadOtherAddresses(String address) {
    assertThat(tokens.readAddress(address)).isEmpty();
  }

  @Test
  void shouldRefuseTokensOfOthers() {
    var others = new ConversationToken(new KeyedIds("another secret, as long"));
    String guessed = others.replyAddress("support@strowger.example", CONVERSATION);

    assertThat(tokens.readAddress(guessed)).isEmpty();
  }

  @Test
  void shouldRefuseEveryChangedToken() {
    String token = tokens.of(CONVERSATION);
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'a' ? 'b' : 'a';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.read(changed)).isEmpty();
    }
  }
}
