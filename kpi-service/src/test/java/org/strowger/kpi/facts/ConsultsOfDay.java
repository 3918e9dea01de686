package org.strowger.kpi.facts;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;
import org.strowger.contracts.routing.ConsultEvent.How;

/**
 * Questions of one agent to another: answered and completed, answered and left, or not answered.
 */
final class ConsultsOfDay {

  private static final AgentId ASKER = new AgentId("u-1");
  private static final AgentId ASKED = new AgentId("u-2");

  private ConsultsOfDay() {}

  static void random(DayOfContacts day, long seed, int consults, Instant start) {
    var random = new Random(seed);
    Instant now = start;
    for (int i = 0; i < consults; i++) {
      now = now.plusMillis(random.nextInt(200_000));
      consult(day, i, random.nextInt(3), now);
    }
  }

  private static void consult(DayOfContacts day, int number, int way, Instant at) {
    var id = new ContactId("consult-" + number);
    var about = new ContactId("c-" + number);
    Instant answered = at.plusSeconds(12);
    Instant over = at.plusSeconds(95);
    day.tell(at, started(id, about, at));
    switch (way) {
      case 0 -> day.tell(over, new ConsultEnded(id, about, ASKER, at, null, over, How.EXPIRED));
      case 1 ->
          day.tell(answered, new ConsultAnswered(id, about, ASKER, at, ASKED, answered))
              .tell(over, new ConsultEnded(id, about, ASKER, at, ASKED, over, How.LEFT));
      default ->
          day.tell(answered, new ConsultAnswered(id, about, ASKER, at, ASKED, answered))
              .tell(over, new ConsultCompleted(id, about, ASKER, at, ASKED, over));
    }
  }

  private static ConsultStarted started(ContactId id, ContactId about, Instant at) {
    return new ConsultStarted(
        id,
        about,
        ASKER,
        at,
        new OfferId(about, 1),
        new ConversationId("v-" + about),
        new CustomerId("k-" + about),
        ChannelType.EMAIL,
        new QueueId("support-mail"),
        ASKED,
        5,
        List.of(),
        at.plusSeconds(300));
  }
}
