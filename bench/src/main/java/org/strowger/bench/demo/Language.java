package org.strowger.bench.demo;

import java.util.List;
import java.util.Locale;

/** What customers and agents say, in the five languages of the demo operation. */
public enum Language {
  EN(
      "Where is my parcel?",
      "Good morning, my parcel from last week has not arrived yet. Where is it now?",
      "And could you tell me whether the driver will ring the bell?",
      "Thank you very much for your help, have a nice day!",
      "Your parcel is on its way and will arrive tomorrow."),
  DE(
      "Wo ist mein Paket?",
      "Guten Tag, meine Bestellung von letzter Woche ist noch nicht angekommen. Wo ist sie?",
      "Und können Sie mir sagen, ob der Fahrer bei mir klingeln wird?",
      "Vielen Dank für Ihre schnelle Hilfe, einen schönen Tag noch!",
      "Ihr Paket ist unterwegs und kommt morgen an."),
  FR(
      "Où est mon colis?",
      "Bonjour, ma commande de la semaine dernière n'est pas encore arrivée. Où est-elle?",
      "Et pourriez-vous me dire si le livreur va sonner à ma porte?",
      "Merci beaucoup pour votre aide rapide, bonne journée!",
      "Votre colis est en route et arrivera demain."),
  ES(
      "¿Dónde está mi paquete?",
      "Hola, mi pedido de la semana pasada todavía no ha llegado. ¿Dónde está ahora?",
      "¿Y podría decirme si el repartidor va a llamar al timbre?",
      "Muchas gracias por su ayuda tan rápida, ¡que tenga un buen día!",
      "Su paquete está en camino y llegará mañana."),
  IT(
      "Dov'è il mio pacco?",
      "Buongiorno, il mio ordine della settimana scorsa non è ancora arrivato. Dov'è?",
      "E potrebbe dirmi se il corriere suonerà il campanello?",
      "Grazie mille per il suo aiuto, le auguro una buona giornata!",
      "Il suo pacco è in viaggio e arriverà domani.");

  static final List<Language> ALL = List.of(values());

  private final String subject;
  private final String question;
  private final String more;
  private final String thanks;
  private final String answer;

  Language(String subject, String question, String more, String thanks, String answer) {
    this.subject = subject;
    this.question = question;
    this.more = more;
    this.thanks = thanks;
    this.answer = answer;
  }

  /** BCP 47. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of a tag; English when nobody knows. */
  static Language of(String tag) {
    return ALL.stream().filter(it -> tag.startsWith(it.tag())).findFirst().orElse(EN);
  }

  String subject() {
    return subject;
  }

  public String question() {
    return question;
  }

  public String more() {
    return more;
  }

  String thanks() {
    return thanks;
  }

  String answer() {
    return answer;
  }

  /** True when a customer has nothing more to say. */
  static boolean isThanks(String text) {
    return ALL.stream().anyMatch(it -> text.startsWith(it.thanks));
  }
}
