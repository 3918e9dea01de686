package org.strowger.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerMailTest {

  private static final String FROM = "kim@example.com";
  private static final String TO = "support@strowger.example";

  private static CustomerMail mail(String from, String to, String subject, @Nullable String reply) {
    return new CustomerMail(from, to, subject, "Where is my parcel?", reply, reply);
  }

  @Test
  void shouldBeWrittenToUsAndInAnswerToUs() {
    assertThat(mail(FROM, TO, "Parcel", null).to()).isEqualTo(TO);
    assertThat(
            mail(FROM, "support+c.a_B-1.x@strowger.example", "Re: Parcel", "<c.1@strowger> <2@x>"))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kim@example.org", "kim@example.com.evil", "a b@example.com", "@example.com"})
  void shouldComeFromNobodysRealAddress(String from) {
    assertThatThrownBy(() -> mail(from, TO, "Parcel", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"somebody@example.net", "support@strowger.example, a@example.net"})
  void shouldGoNowhereElse(String to) {
    assertThatThrownBy(() -> mail(FROM, to, "Parcel", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldHaveHeadersOfOneLine() {
    assertThatThrownBy(() -> mail(FROM, TO, "Parcel\r\nBcc: a@example.net", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mail(FROM, TO, "Parcel", "<1@x>\r\nBcc: a@example.net"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
