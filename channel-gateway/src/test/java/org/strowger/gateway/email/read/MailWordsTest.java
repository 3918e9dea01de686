package org.strowger.gateway.email.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two thousand mails of any structure; a failure prints the seed of its mail. */
@DisplayName("TR2, TR3, TR5: no word of the sender is lost or hidden")
class MailWordsTest {

  private static final int MAILS = 2_000;
  private static final long SEED =
      Long.getLong("strowger.mail.seed", new Random().nextLong(1_000_000_000));

  @Test
  void shouldShowEveryWordOfTheSender_TR2_TR3_TR5() {
    for (long seed = SEED; seed < SEED + MAILS; seed++) {
      var mail = new MadeMail(seed);
      for (KnownWords known :
          List.of(new KnownWords(List.of()), new KnownWords(List.of(mail.ours())))) {
        QuotedReply reply = QuotedReply.split(Samples.body(mail.bytes()).text(), known);

        check(seed, mail, reply);
      }
    }
  }

  private static void check(long seed, MadeMail mail, QuotedReply reply) {
    String hidden = Objects.requireNonNullElse(reply.quoted(), "");
    String unquoted =
        String.join("\n", reply.text().lines().filter(line -> !line.startsWith(">")).toList());
    for (String sentence : mail.own()) {
      for (String word : sentence.split(" ")) {
        String bare = word.replaceAll("[^\\p{L}\\p{N}]+$", "");
        if (bare.isEmpty()) {
          continue;
        }
        assertThat(unquoted).as("seed %s, word %s", seed, bare).contains(bare);
        assertThat(hidden).as("seed %s, word %s", seed, bare).doesNotContain(bare);
      }
    }
    assertThat(order(mail.own(), unquoted)).as("seed %s, order", seed).isTrue();
  }

  private static boolean order(List<String> own, String text) {
    int[] places =
        own.stream().mapToInt(sentence -> text.indexOf(sentence.split("[ ]")[0])).toArray();
    int[] sorted = places.clone();
    Arrays.sort(sorted);
    return Arrays.equals(places, sorted);
  }
}
