package org.strowger.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailSenderTest {

  @Test
  void shouldKeepTheEndsOfALongThread() {
    String all =
        IntStream.range(0, 50).mapToObj(i -> "<" + i + "@x>").collect(Collectors.joining(" "));

    String kept = EmailSender.references(all);

    assertThat(kept.split(" ")).hasSize(20).startsWith("<0@x>").endsWith("<49@x>");
    assertThat(EmailSender.references("<a@x> <b@x>")).isEqualTo("<a@x> <b@x>");
    assertThat(EmailSender.references("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Order, Re: Order", "Re: Order, Re: Order", "AW: Order, AW: Order", "'', Re:"})
  void shouldAnswerTheSubject(String subject, String expected) {
    assertThat(EmailSender.subject(subject)).isEqualTo(expected);
  }
}
