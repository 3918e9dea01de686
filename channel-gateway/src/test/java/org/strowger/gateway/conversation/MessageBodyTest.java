package org.strowger.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The numbers are those that card schemes publish for tests. */
class MessageBodyTest {

  @Test
  void shouldMaskNumbersInMarkup() {
    var body = new MessageBody("x", "y", null, "<p>4111 1111 <b>ok</b></p><p>4111111111111111</p>");

    assertThat(body.redacted().html()).contains("411111******1111", "<b>ok</b>");
  }

  @Test
  void shouldDropMarkupThatHidesANumber() {
    var body = new MessageBody("x", "y", null, "<p>4111<i> 1111 </i>1111 1111</p>");

    assertThat(body.redacted().html()).isNull();
  }
}
