package org.strowger.bench.demo;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.client.Smtp;
import org.strowger.bench.client.Smtp.Mail;
import org.strowger.contracts.ChannelType;

/** A customer who writes a mail. Some mail servers hand it over twice. */
record MailWriter(int smtpPort, Ledger ledger) {

  private static final int TRIES = 20;
  private static final long AGAIN_MS = 500;
  private static final int REPEATED = 10;

  void write(String name, Language language, Chance chance) throws InterruptedException {
    String address = name + "@example.com";
    String mailbox = chance.oneIn(6) ? "refunds" : "support";
    var mail =
        new Mail(
            name,
            address,
            mailbox + "@strowger.example",
            language.subject(),
            language.question(),
            ZonedDateTime.now(ZoneOffset.UTC));
    CustomerSide side = ledger.begin(ChannelType.EMAIL, address);
    handOver(mail, side);
    if (chance.oneIn(REPEATED)) {
      side.repeated();
      handOver(mail, side);
    }
  }

  /** As a mail server does: until it is taken. */
  private void handOver(Mail mail, CustomerSide side) throws InterruptedException {
    for (int n = 0; n < TRIES; n++) {
      try (Smtp smtp = Smtp.connect(smtpPort)) {
        smtp.send(mail);
        side.taken();
        return;
      } catch (IOException _) {
        side.repeated();
        TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
      }
    }
  }
}
