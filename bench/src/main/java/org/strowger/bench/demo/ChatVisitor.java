package org.strowger.bench.demo;

import java.time.Duration;
import org.strowger.contracts.ChannelType;

/**
 * A visitor who chats: some lose patience, some lose the network and come back, a few never do;
 * half of those who have thanked leave, half wait for the agent to end it.
 */
record ChatVisitor(int httpPort, Ledger ledger) {

  private static final int IMPATIENT = 10;
  private static final int LOSES_NETWORK = 4;
  private static final int NEVER_COMES_BACK = 60;
  private static final Duration FIRST_ACK = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(15);

  void chat(String name, Language language, Chance chance) throws InterruptedException {
    CustomerSide side = ledger.begin(ChannelType.CHAT, name);
    try (var line = new ChatLine(httpPort, language, side)) {
      line.await(() -> side.conversation() != null, Duration.ofSeconds(10));
      line.say(name + "-q", language.question());
      if (!line.await(line::isAcknowledged, FIRST_ACK)) {
        ledger.note("chats nobody took");
        return;
      }
      side.taken();
      Duration patience =
          chance.oneIn(IMPATIENT) ? Duration.ofMillis(chance.between(300, 6_000)) : PATIENCE;
      if (!line.await(() -> line.answers() > 0, patience)) {
        ledger.note("chat visitors who lost patience");
        end(line, side);
        return;
      }
      if (chance.oneIn(NEVER_COMES_BACK)) {
        ledger.note("chat visitors who never came back");
        return;
      }
      converse(name, language, chance, line);
      end(line, side);
    }
  }

  private void converse(String name, Language language, Chance chance, ChatLine line)
      throws InterruptedException {
    int rounds = chance.below(3);
    for (int n = 0; n < rounds && !line.isClosed(); n++) {
      chance.pause(500, 3_000);
      perhapsCut(chance, line);
      int before = line.answers();
      line.say(name + "-m" + n, language.more() + " (" + (n + 2) + ")");
      perhapsCut(chance, line);
      if (!line.await(() -> line.answers() > before, PATIENCE)) {
        ledger.note("chat visitors who got no answer");
        return;
      }
    }
    chance.pause(500, 2_000);
    line.say(name + "-t", language.thanks());
    line.await(line::isAcknowledged, PATIENCE);
    if (chance.oneIn(2)) {
      line.await(line::isClosed, Duration.ofSeconds(8));
    }
  }

  private void perhapsCut(Chance chance, ChatLine line) throws InterruptedException {
    if (chance.oneIn(LOSES_NETWORK)) {
      ledger.note("chat connections cut");
      line.cut();
      chance.pause(200, 5_000);
    }
  }

  private void end(ChatLine line, CustomerSide side) throws InterruptedException {
    if (!line.isClosed()) {
      line.await(line::isAcknowledged, PATIENCE);
      line.leave();
    }
    if (line.await(line::isClosed, UNTIL_CLOSED)) {
      line.readOn(QUIET);
      side.stayedToTheEnd();
    } else {
      ledger.note("chats whose end was not confirmed");
    }
  }
}
