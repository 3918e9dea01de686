package org.strowger.gateway.email.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("TR2: what was sent before folds, what the sender wrote never does")
class QuotedReplyTest {

  private static final String OURS =
      "Dear customer,\nwhich size did you order?\nAnd shall we send a new pair or refund you?\n"
          + "Regards\nYour support";

  private static final KnownWords NOTHING = new KnownWords(List.of());
  private static final KnownWords SENT =
      new KnownWords(List.of(OURS, "old", "Where are my shoes? They should have been here."));

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
        "W dniu 22.11.2026 o 10:00, Support pisze <s@x> napisał:\n> old",
        "Dne 22. 11. 2026 v 10:00 Support napsal(a):\n> old",
        "22.11.2026 10:00, Support пишет:\n> old",
        "Support <s@x.example>, 22 Kas 2026 Paz, 10:00 tarihinde şunu yazdı:\n> old",
        "2026年11月22日(日) 10:00 Support <s@x.example>:\n> old",
        "> old\n> older\n"
      })
  void shouldFoldTheQuoteAway(String quote) {
    QuotedReply reply = QuotedReply.split("Thank you,\nthat helped.\n\n" + quote, NOTHING);

    assertThat(reply.text()).isEqualTo("Thank you,\nthat helped.");
    assertThat(reply.quoted()).isEqualTo(quote.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----Original Message-----\nFrom: Support\nold",
        "-----Ursprüngliche Nachricht-----\nold",
        "________________________________\nold",
        "From: Support <s@x>\nSent: Sunday\nTo: me\nSubject: x\n\nold",
        "Von: Support <s@x>\nGesendet: Sonntag\nAn: mich\nBetreff: x\n\nold",
        "Od: Support <s@x>\nWysłano: niedziela\nDo: ja\nTemat: x\n\nold",
        "*From:* Support <s@x>\n*Sent:* Sunday, 22 November 2026 10:00\n*To:* me\n\nDear customer,"
            + " which size did\nyou order? And shall we send a new pair or\nrefund you?\n\nRegards",
        "On Sun, 22 Nov 2026 at 10:00, Support <s@x> wrote:\nDear customer,\nwhich size did you"
            + " order?"
      })
  void shouldFoldWhatWasSentBelowADivider_TR2(String quote) {
    String own = "Thank you,\nthat helped.";

    assertThat(QuotedReply.split(own + "\n\n" + quote, SENT))
        .isEqualTo(new QuotedReply(own, quote));
    assertThat(QuotedReply.split(own + "\n\n" + quote, NOTHING).text())
        .as("nobody has sent it, so it is the sender's")
        .isEqualTo(own + "\n\n" + quote);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No quote here.",
        "> a question\nmy answer between\n> another\nand the last answer",
        "> nothing but a quote",
        "On Monday I wrote to you: no answer. It is about my order.",
        "From: Berlin\nI come from Berlin.",
        "Hello,\n\nOn 12 November your colleague wrote:\n\"We will refund you within five days.\"\n\n"
            + "Nothing has come.",
        "Am 12. November 2026 um 10:30 schrieb Ihr Kollege:\n„Wir erstatten das.“\nNichts kam.",
        "From: a shop <shop@x.example>\nTo: me\nSubject: Order\nDate: 2026-11-22\n\nYour parcel is"
            + " lost.\n\nWhat shall I do?",
        "---------- Forwarded message ---------\nFrom: A <a@x>\nDate: 22 Nov 2026\nTo: me\n\nRead!",
        "________________________________\nKlaus Muster\nSales",
        "Where are my shoes? They should have been here.",
        "Name: Klaus\nOrder: 4711\nMail: k@x.example\n\nThe shoes are too small."
      })
  void shouldLeaveOtherTextsWhole(String text) {
    for (KnownWords known : List.of(NOTHING, SENT)) {
      QuotedReply reply = QuotedReply.split(text, known);

      assertThat(reply.text()).isEqualTo(text);
      assertThat(reply.quoted()).isNull();
    }
  }

  @Test
  void shouldKeepAnswersBetweenQuotesInTheirPlace_TR2() {
    String text =
        """
        Thank you.

        On 28 Nov 2026 at 11:29, Strowger Support wrote:
        > Dear customer,
        > which size did you order?

        Size 42.

        > And shall we send a new pair or refund you?

        Refund me.

        > Regards
        > Your support""";

    QuotedReply reply = QuotedReply.split(text, SENT);

    assertThat(reply.text())
        .startsWith("Thank you.")
        .contains("\n> which size did you order?\n\nSize 42.\n\n> And shall we")
        .endsWith("Refund me.");
    assertThat(reply.quoted()).isEqualTo("> Regards\n> Your support");
  }

  @Test
  void shouldMarkWhatIsQuotedBetweenAnswersBelowADivider_TR2() {
    String text =
        """
        See below.

        From: Support <s@x.example>
        Sent: Sunday
        Subject: Your order

        Dear customer,
        which size did you order?
        Yes, 42
        And shall we send a new pair or refund you?
        Refund me.
        Regards
        Your support""";

    QuotedReply reply = QuotedReply.split(text, SENT);

    assertThat(reply.text())
        .contains("\n> which size did you order?\nYes, 42\n> And shall we send")
        .endsWith("\nRefund me.");
    assertThat(reply.quoted()).isEqualTo("Regards\nYour support");
  }

  @Test
  void shouldReleaseAnAnswerThatAMailerLeftInTheQuote_TR2() {
    String text = "> Dear customer,\n> which size did you order?\n> It is 42.\n> Regards";

    assertThat(QuotedReply.split(text, SENT).text())
        .isEqualTo("> Dear customer,\n> which size did you order?\nIt is 42.");
  }

  @Test
  void shouldNotHideWhatTheSenderSaysAgain_TR2() {
    String again = "Hello,\n\nWhere are my shoes? They should have been here.\n\nKind regards";

    assertThat(QuotedReply.split(again, SENT)).isEqualTo(new QuotedReply(again, null));
  }

  @Test
  void shouldBeQuickWithHostileText() {
    String hostile =
        ("> ".repeat(100) + "\nOn " + "a ".repeat(140) + "\nFrom: " + "x".repeat(200) + "\n")
            .repeat(250);
    String headers = "Name: 2026 x@y\n".repeat(10_000);
    String repeated = "-----\n" + "a a a a a a a\n".repeat(10_000);
    var known = new KnownWords(List.of("a ".repeat(40_000), hostile));

    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (String text : List.of(hostile, headers, repeated)) {
            QuotedReply.split(text, NOTHING);
            QuotedReply.split(text, known);
          }
        });
  }
}
