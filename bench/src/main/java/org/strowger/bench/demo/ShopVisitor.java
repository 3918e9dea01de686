package org.strowger.bench.demo;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.ShopApp;
import org.strowger.contracts.ChannelType;

/** A customer of the shop, whose app posts what she writes; some posts come twice. */
record ShopVisitor(ShopApp app, Ledger ledger) {

  private static final int TRIES = 20;
  private static final long AGAIN_MS = 500;
  private static final int REPEATED = 8;
  private static final int WRITES_MORE = 5;

  void write(String name, Language language, Chance chance)
      throws IOException, InterruptedException {
    CustomerSide side = ledger.begin(ChannelType.SOCIAL, name);
    byte[] question = ShopApp.message(name, name, language.question());
    post(name + "-1", question, side);
    if (chance.oneIn(WRITES_MORE)) {
      post(name + "-2", ShopApp.message(name, name, language.more()), side);
    }
    if (chance.oneIn(REPEATED)) {
      side.repeated();
      post(name + "-1", question, side);
    }
  }

  private void post(String id, byte[] body, CustomerSide side) throws InterruptedException {
    for (int n = 0; n < TRIES; n++) {
      try {
        Answer answer = app.post(id, body);
        if (answer.status() == 200) {
          side.inConversation(answer.body().path("conversationId").asText());
          side.taken();
          return;
        }
      } catch (IOException _) {
        side.repeated();
      }
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
    }
  }
}
