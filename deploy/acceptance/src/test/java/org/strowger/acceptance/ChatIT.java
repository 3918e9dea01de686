package org.strowger.acceptance;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.testkit.Program;

/** A chat between two Chromium browsers; the steps and what they see are in {@code chat.mjs}. */
class ChatIT {

  private static final String CUT_MS = "20000";

  private static Exchange exchange;

  @BeforeAll
  static void start() throws Exception {
    Program.require("chromium", "chromium");
    Program.require("node", "nodejs");
    exchange = Exchange.start("chat");
  }

  @AfterAll
  static void stop() {
    if (exchange != null) {
      exchange.close();
    }
  }

  @Test
  @DisplayName("nothing lost, nothing twice, one order, through a network cut of 20 s")
  void shouldKeepAChatThroughACutAndWithdrawTheOfferOfWhoLeaves() throws Exception {
    try (Program story =
        Program.start(
            "chat",
            List.of(
                "node",
                Path.of("src/test/browser/chat.mjs").toAbsolutePath().toString(),
                exchange.site(),
                Path.of("../../console/src/main/web").toAbsolutePath().toString(),
                CUT_MS))) {
      System.out.print(story.awaitSuccess());
    }
    exchange.assertNothingLeftOpen();
  }
}
