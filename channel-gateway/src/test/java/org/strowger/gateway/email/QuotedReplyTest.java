package org.strowger.gateway.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedReplyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Sun, 22 Nov 2026 at 10:00, Support <s@x> wrote:\n> old",
        "On Sun, 22 Nov 2026 at 10:00, Strowger Support\n<support@strowger.example> wrote:\n> old",
        "Am 22.11.2026 um 10:00 schrieb Support:\n> old",
        "Le dim. 22 nov. 2026 à 10:00, Support <s@x> a écrit :\n> old",
        "El dom, 22 nov 2026 a las 10:00, Support (<s@x>) escribió:\n> old",
        "Il giorno dom 22 nov 2026 alle ore 10:00 Support <s@x> ha scritto:\n> old",
        "Op zo 22 nov 2026 om 10:00 schreef Support <s@x>:\n> old",
        "-----Original Message-----\nFrom: Support\nold",
        "-----Ursprüngliche Nachricht-----\nold",
        "From: Support <s@x>\nSent: Sunday\nTo: me\nSubject: x\n\nold",
        "Von: Support <s@x>\nGesendet: Sonntag\nAn: mich\nBetreff: x\n\nold",
        "> old\n> older\n"
      })
  void shouldFoldTheQuoteAway(String quote) {
    QuotedReply reply = QuotedReply.split("Thank you,\nthat helped.\n\n" + quote);

    assertThat(reply.text()).isEqualTo("Thank you,\nthat helped.");
    assertThat(reply.quoted()).isEqualTo(quote.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No quote here.",
        "> a question\nmy answer between\n> another\nand the last answer",
        "> nothing but a quote",
        "On Monday I wrote to you: no answer. It is about my order.",
        "From: Berlin\nI come from Berlin."
      })
  void shouldLeaveOtherTextsWhole(String text) {
    QuotedReply reply = QuotedReply.split(text);

    assertThat(reply.text()).isEqualTo(text);
    assertThat(reply.quoted()).isNull();
  }

  @Test
  void shouldBeQuickWithHostileText() {
    String hostile =
        ("> ".repeat(100) + "\nOn " + "a ".repeat(140) + "\nFrom: " + "x".repeat(200) + "\n")
            .repeat(250);

    Assertions.assertTimeout(Duration.ofSeconds(5), () -> QuotedReply.split(hostile));
  }
}
