package org.strowger.gateway.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.email.read.RefusedMailException;

/** Mails that are made to cost. Each costs what it is long, and its words are still there. */
@DisplayName("TR61: no mail ends the process or burns a core")
class HostileMailTest {

  /** Far more than what is needed, far less than what a square would take. */
  private static final Duration BUDGET = Duration.ofSeconds(20);

  private static final int MIB = 1024 * 1024;
  private static final String WORDS = "The last words.";

  static Stream<Named<Supplier<String>>> markups() {
    return Stream.of(
        markup("open i, 25 MB", () -> "<i>".repeat(25 * MIB / 3)),
        markup("table and b, 1 MB", () -> "<table><b>".repeat(MIB / 10)),
        markup("table and b, just short of 1 MB", () -> "<table><b>".repeat(90_000)),
        markup("divs", () -> "<div>".repeat(180_000)),
        markup("divs closed by another", () -> "<div></x>".repeat(100_000)),
        markup("formats that blocks reopen", () -> many(30_000, i -> "<p><b a=" + i + ">x</p>")),
        markup("fonts that cells reopen", () -> many(9_000, i -> "<td><font c=" + i + ">x")),
        markup("links in links", () -> many(20_000, i -> "<a href=" + i + ">x<div>")),
        markup("comments that do not end", () -> "<!-- x".repeat(150_000)),
        markup("quotes that do not end", () -> "<a b=\"<a b='".repeat(80_000)),
        markup("scripts that do not end", () -> "<scr<script".repeat(80_000) + "</script>"),
        markup("only smaller-than", () -> "<".repeat(900_000)),
        markup("attributes", () -> "<i " + many(100_000, i -> "a" + i + "=1 ") + ">"),
        markup("entities", () -> "&lt;&#60;&ampamp".repeat(60_000)),
        markup("lists in lists", () -> "<ul><li>".repeat(100_000)));
  }

  static Stream<Named<Supplier<String>>> headers() {
    return Stream.of(
        markup("semicolons", () -> "; ".repeat(120_000)),
        markup("semicolons before one equals", () -> ";".repeat(240_000) + "a=b"),
        markup("one name again and again", () -> ";a=b".repeat(60_000)),
        markup("stars", () -> many(20_000, i -> ";a*" + i + "*=%41")),
        markup("quotes that do not end", () -> ";a=\"".repeat(50_000)),
        markup("backslashes", () -> ";a=\"" + "\\\\".repeat(100_000)),
        markup("encoded words", () -> "=?utf-8?q?a".repeat(20_000)),
        markup("brackets", () -> "(".repeat(200_000)),
        markup("angles", () -> "<".repeat(200_000)),
        markup("commas", () -> "a@b.example,".repeat(20_000)));
  }

  @ParameterizedTest
  @MethodSource("markups")
  void shouldReadTheWordsOfAnyMarkup(Supplier<String> markup) {
    byte[] mail = mail("text/html", WORDS + "<br>" + markup.get());

    InboundMail read = Assertions.assertTimeoutPreemptively(BUDGET, () -> read(mail));

    assertThat(read.text()).startsWith(WORDS);
    if (read.html() == null) {
      assertThat(read.attachments()).extracting("name").contains("message.html");
    }
  }

  @ParameterizedTest
  @MethodSource("markups")
  void shouldLookForCardNumbersInAnyMarkup(Supplier<String> markup) {
    var body = new MessageBody(null, "", null, WORDS + markup.get());

    Assertions.assertTimeoutPreemptively(BUDGET, body::redacted);
  }

  @ParameterizedTest
  @MethodSource("headers")
  void shouldReadAnyHeader(Supplier<String> value) {
    String text = value.get();
    for (String name :
        new String[] {
          "Content-Type: text/plain", "Content-Disposition: inline", "To: ", "Cc: ", "Subject: ",
          "Date: ", "References: ", "In-Reply-To: ", "Reply-To: ", "Content-Language: "
        }) {
      byte[] mail =
          ("From: a@b.example\r\n" + name + text + "\r\n\r\n" + WORDS)
              .getBytes(StandardCharsets.ISO_8859_1);

      InboundMail read = Assertions.assertTimeoutPreemptively(BUDGET, () -> read(mail));

      assertThat(read.from().address()).as(name).isEqualTo("a@b.example");
    }
  }

  @Test
  void shouldStillParseWhatMailersWrite() {
    String newsletter =
        "<table>"
            + "<tr><td><font color=red><b>Offer</b></font><br><a href=x>Buy</a></td></tr>"
                .repeat(1_500)
            + "</table>";
    byte[] mail = mail("text/html", newsletter);

    assertThat(read(mail).html()).isNotNull();
  }

  private static InboundMail read(byte[] mail) {
    try {
      return EmailNormalizer.normalize(mail, "a@b.example");
    } catch (RefusedMailException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] mail(String type, String body) {
    return ("From: a@b.example\r\nContent-Type: " + type + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Named<Supplier<String>> markup(String name, Supplier<String> text) {
    return Named.of(name, text);
  }

  private static String many(int count, IntFunction<String> each) {
    var text = new StringBuilder();
    IntStream.range(0, count).forEach(i -> text.append(each.apply(i)));
    return text.toString();
  }
}
