package org.strowger.bench;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.strowger.bench.client.Smtp.Mail;

/** Mails of different customers in five languages; the subject is the mail's marker. */
final class Mails {

  private static final List<String> TEXTS =
      List.of(
          "Good morning, my parcel from last week has not arrived yet. Where is it now?",
          "Guten Tag, meine Bestellung von letzter Woche ist noch nicht angekommen. Wo ist sie?",
          "Bonjour, ma commande de la semaine dernière n'est pas encore arrivée. Où est-elle?",
          "Hola, mi pedido de la semana pasada todavía no ha llegado. ¿Dónde está ahora?",
          "Buongiorno, il mio ordine della settimana scorsa non è ancora arrivato. Dov'è?");

  private final String run;

  Mails(String run) {
    this.run = run;
  }

  Mail number(int n) {
    String marker = run + "-" + n;
    return new Mail(
        marker,
        "customer-" + marker + "@example.com",
        "support@strowger.example",
        marker,
        TEXTS.get(n % TEXTS.size()),
        ZonedDateTime.now(ZoneOffset.UTC));
  }
}
