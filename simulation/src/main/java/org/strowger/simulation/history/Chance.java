package org.strowger.simulation.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.AgentCommand;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.AgentCommand.StartOutbound;
import org.strowger.contracts.routing.ConsultCommand.CancelConsult;
import org.strowger.contracts.routing.ConsultCommand.CompleteConsult;
import org.strowger.contracts.routing.ConsultCommand.StartConsult;
import org.strowger.contracts.routing.ContactCommand.AssignContact;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.DismissContact;
import org.strowger.contracts.routing.ContactCommand.DismissReason;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.ReportMessage;
import org.strowger.contracts.routing.ContactCommand.Reprioritise;
import org.strowger.contracts.routing.ContactCommand.RequestCallback;
import org.strowger.contracts.routing.ContactCommand.Requeue;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.TransferContact;
import org.strowger.contracts.routing.ContactCommand.TransferReason;
import org.strowger.contracts.routing.ContactCommand.UpdateContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.PlanCommand;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.ExplainAgent;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.Question.ForecastWait;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.SupervisorCommand.CloseQueue;
import org.strowger.contracts.routing.SupervisorCommand.PauseQueue;
import org.strowger.contracts.routing.SupervisorCommand.RequeueAll;
import org.strowger.contracts.routing.SupervisorCommand.ResumeQueue;
import org.strowger.contracts.routing.Tick;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;

/** Commands at random; the same seed gives the same commands. */
final class Chance {

  /** The desk instance that lives. */
  static final InstanceId DESK = new InstanceId("desk-1");

  /** All agents. */
  static final List<String> AGENTS = List.of("a", "b", "c", "d", "e");

  private static final List<InstanceId> DESKS = List.of(DESK, new InstanceId("desk-2"));
  private static final List<String> ENTRIES =
      List.of(
          "mail",
          "mail!",
          "refunds",
          "refunds!",
          "office",
          "elsewhere",
          "phone",
          "phone!",
          "chat",
          "night");
  private static final List<ChannelType> CHANNELS =
      List.of(
          ChannelType.EMAIL,
          ChannelType.SOCIAL,
          ChannelType.VOICE,
          ChannelType.VOICE,
          ChannelType.CHAT);

  /** That agents speak. */
  private static final List<String> LANGUAGES = List.of("de", "de-AT", "en", "fr");

  /** That customers write, most of them in one the plan has. */
  private static final List<String> WRITTEN =
      List.of("de", "de", "de-AT", "de-CH-1996", "en", "en", "fr", "fr", "pl");

  private final Random random;

  /** Where most want to go on this day. */
  private final String favourite;

  private NaiveMatcher world = NaiveMatcher.NOTHING;
  private int contacts;
  private int consults;

  /** An agent and what she has, or has not. */
  private record Held(AgentId agent, ContactId contact) {}

  Chance(long seed) {
    this.random = new Random(seed);
    this.favourite = one(ENTRIES);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(below(of.size()));
  }

  /**
   * Any command, about something that is there more often than not.
   *
   * @param there what is there now
   */
  RoutingCommand next(Instant now, NaiveMatcher there) {
    world = there;
    Held held = held();
    return switch (below(88)) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> arrival(now);
      case 8, 9, 10, 11, 12, 13 -> new AgentCommand.AcceptOffer(agent(), offer());
      case 14, 15 -> new AgentCommand.DeclineOffer(agent(), offer(), declineReason());
      case 16, 17, 18 -> new AgentCommand.CloseContact(held.agent(), held.contact(), "done");
      case 19, 20 -> new AgentCommand.EndWrapUp(held.agent(), held.contact());
      case 21, 22 -> new AgentCommand.PullNext(agent());
      case 23 -> new ReturnContact(held.contact(), ReturnReason.HANDED_BACK, null);
      case 24, 25 -> new WithdrawContact(contact(), WithdrawContact.Reason.CUSTOMER_LEFT);
      case 26, 27, 28 -> presence();
      case 29, 30, 31 -> new AgentCommand.AgentConnected(agent(), one(DESKS));
      case 32 -> new AgentCommand.AgentDisconnected(agent(), one(DESKS));
      case 33, 34 -> new AgentCommand.InstanceAlive(one(DESKS));
      case 35 -> new AgentCommand.ClearSuspension(agent());
      case 36 -> new PlanCommand.PutAgents(List.of(definition(one(AGENTS))));
      case 37 -> below(3) == 0 ? new PlanCommand.RemoveAgents(List.of(agent())) : new Tick();
      case 38 -> new ExplainContact(contact());
      case 39 -> new Tick();
      case 40, 41, 42, 43 -> new AgentCommand.ReportPhone(agent(), below(3) > 0);
      case 44, 45 -> new RequestCallback(contact(), one(List.of(CallbackReason.values())));
      case 46, 47, 48 -> new ReportCallback(contact(), one(List.of(CallbackOutcome.values())));
      case 49, 50, 51 -> new ForecastWait(contact());
      case 52, 53 -> new Reprioritise(contact(), 1 + below(9));
      case 54, 55 -> new Requeue(contact(), queue());
      case 56, 57 -> new AssignContact(contact(), agent());
      case 58 -> new DismissContact(contact(), one(List.of(DismissReason.values())));
      case 59, 60, 61 -> transfer(held);
      case 62, 63 ->
          new UpdateContact(
              contact(),
              new ContactLanguage(one(WRITTEN), ContactLanguage.Source.DETECTED, 90),
              below(2) == 0 ? Map.of() : Map.of("tier", one(List.of("gold", "silver"))));
      case 64, 65 ->
          new AgentCommand.SetNextPresence(
              agent(), below(4) == 0 ? null : one(List.of(Presence.values())), null);
      case 66, 67, 68 ->
          new AgentCommand.SnoozeContact(
              held.agent(), held.contact(), now.plusSeconds(1 + below(200)));
      case 69, 70 -> new AgentCommand.PickContact(agent(), contact());
      case 71, 72 ->
          new StartOutbound(
              agent(),
              new ContactId("c" + ++contacts),
              new ConversationId("v" + below(contacts + 1)),
              new CustomerId("customer"),
              one(List.of(ChannelType.EMAIL, ChannelType.VOICE)),
              queue());
      case 73, 74 ->
          new PlanCommand.MoveAgents(
              List.of(agent()),
              below(2) == 0 ? null : new ProfileId(one(List.of("wide", "narrow"))),
              below(2) == 0 ? null : Map.of("refunds", 1 + below(5)),
              below(2) == 0 ? null : Map.of(one(LANGUAGES), 1 + below(5)),
              now.plusSeconds(1 + below(120)));
      case 75, 76 -> new ExplainAgent(agent());
      case 80, 81 -> restrict(now);
      case 82, 83 -> new ResumeQueue(queue(), "u-9001");
      case 84 -> new RequeueAll(held.agent());
      case 85, 86, 87 -> new ReportMessage(held.contact());
      case 79 -> new AgentCommand.ReportActivity(agent());
      case 78 ->
          new AgentCommand.SetPresence(
              held.agent(), Presence.OFFLINE, null, one(List.of(OpenWork.values())));
      case 77 -> new WithdrawContact(contact(), one(List.of(WithdrawContact.Reason.values())));
      default -> arrival(now);
    };
  }

  /** Whoever is to be called back is mostly not reached. */
  List<RoutingCommand> callBack(NaiveMatcher there) {
    return there.contacts.stream()
        .filter(each -> each instanceof Contact.Assigned && each.segment().callback())
        .<RoutingCommand>map(
            each ->
                new ReportCallback(
                    each.id(),
                    below(4) > 0 ? CallbackOutcome.BUSY : one(List.of(CallbackOutcome.values()))))
        .toList();
  }

  /** In chats that fell silent, somebody writes once in a while. */
  List<RoutingCommand> write(NaiveMatcher there) {
    return there.assignments.stream()
        .filter(each -> each.idle() && below(10) == 0)
        .<RoutingCommand>map(each -> new ReportMessage(each.assigned().contactId()))
        .toList();
  }

  /** What an agent does who starts to work, whatever kept her from it. */
  List<RoutingCommand> comeBack() {
    AgentId agent = agent();
    return List.of(
        new AgentCommand.AgentConnected(agent, DESK),
        new AgentCommand.ReportPhone(agent, true),
        new AgentCommand.ClearSuspension(agent),
        new AgentCommand.SetPresence(agent, Presence.AVAILABLE, null, null));
  }

  AgentDefinition definition(String id) {
    Map<String, Integer> skills = new TreeMap<>();
    Map<String, Integer> languages = new TreeMap<>();
    if (below(2) == 0) {
      skills.put("refunds", 1 + below(5));
    }
    for (String language : LANGUAGES) {
      if (below(2) == 0) {
        languages.put(language, 1 + below(5));
      }
    }
    return new AgentDefinition(
        new AgentId(id),
        new TeamId("team"),
        new ProfileId(below(3) == 0 ? "narrow" : "wide"),
        skills,
        languages,
        true,
        id,
        below(3) == 0 ? List.of("helpers") : null);
  }

  List<AgentDefinition> roster() {
    return AGENTS.stream().map(this::definition).toList();
  }

  /** Where agents are ranked by something. */
  RoutingCommand request(Instant now) {
    String entry = one(List.of("mail", "refunds", "phone"));
    return arrival(now, entry.equals("phone") ? ChannelType.VOICE : ChannelType.EMAIL, entry);
  }

  RoutingCommand chat(Instant now) {
    return arrival(now, ChannelType.CHAT, "chat!");
  }

  RoutingCommand arrival(Instant now) {
    return arrival(now, one(CHANNELS), below(3) == 0 ? favourite : one(ENTRIES));
  }

  private RoutingCommand arrival(Instant now, ChannelType channel, String entryPoint) {
    contacts++;
    String id = "c" + (below(8) == 0 ? 1 + below(contacts) : contacts);
    String conversation = "v" + below(contacts + 1);
    String language = below(3) == 0 ? null : one(LANGUAGES);
    return new RouteContact(
        new ContactId(id),
        new ConversationId(conversation),
        new CustomerId("customer"),
        channel,
        entryPoint,
        language == null
            ? null
            : new ContactLanguage(language, ContactLanguage.Source.DETECTED, 90),
        Map.of(),
        now,
        below(3) > 0 ? null : agent(),
        null,
        null);
  }

  private RoutingCommand presence() {
    Presence chosen =
        one(List.of(Presence.AVAILABLE, Presence.AVAILABLE, one(List.of(Presence.values()))));
    return new AgentCommand.SetPresence(
        agent(),
        chosen,
        chosen == Presence.ON_BREAK && below(2) == 0 ? "lunch" : null,
        below(2) == 0 ? null : one(List.of(OpenWork.values())));
  }

  private AgentId agent() {
    return new AgentId(one(AGENTS));
  }

  private QueueId queue() {
    return new QueueId(
        one(List.of("mail", "refunds", "office", "phone", "chat", "night", "nowhere")));
  }

  /** Somebody is asked about a contact by the agent who has it. */
  RoutingCommand ask(Contact.Assigned about) {
    return new StartConsult(
        below(8) == 0 ? agent() : about.agentId(),
        about.id(),
        new ContactId("k" + (below(9) == 0 ? 1 + below(consults + 1) : ++consults)),
        below(2) == 0 ? null : queue(),
        below(3) > 0 ? null : agent(),
        below(4) > 0 ? List.of() : List.of(new SkillLevel("refunds", 1 + below(5))));
  }

  /** One of the two ends a consult, a supervisor does, or it is completed. */
  RoutingCommand end(Consult consult) {
    return switch (below(4)) {
      case 0 -> new CancelConsult(consult.agentId(), consult.consultId());
      case 1 -> new CancelConsult(below(2) == 0 ? consult.toAgent() : agent(), consult.consultId());
      default -> new CompleteConsult(consult.agentId(), consult.consultId());
    };
  }

  private RoutingCommand restrict(Instant now) {
    QueueId queue = queue();
    boolean pauses = below(2) == 0;
    Instant until = below(3) == 0 ? null : now.plusSeconds(1 + below(60));
    String message = below(2) == 0 ? null : "We are back soon.";
    return pauses
        ? new PauseQueue(queue, until, message, "u-9001")
        : new CloseQueue(queue, until, message, "u-9001");
  }

  private RoutingCommand transfer(Held held) {
    return new TransferContact(
        held.contact(),
        below(3) == 0 ? held.agent() : null,
        below(2) == 0 ? null : queue(),
        below(2) == 0 ? null : agent(),
        below(2) == 0 ? List.of() : List.of(new SkillLevel("refunds", 1 + below(5))),
        below(2) == 0 ? null : 1 + below(9),
        one(List.of(TransferReason.values())));
  }

  private ContactId contact() {
    return below(4) == 0 || world.contacts.isEmpty()
        ? new ContactId("c" + (1 + below(contacts + (below(4) == 0 ? 2 : 1))))
        : one(world.contacts).id();
  }

  private Held held() {
    if (below(4) == 0 || world.assignments.isEmpty()) {
      return new Held(agent(), contact());
    }
    Assignment assignment = one(world.assignments);
    return new Held(assignment.agentId(), assignment.assigned().contactId());
  }

  private OfferId offer() {
    return new OfferId(contact(), 1 + below(2));
  }

  DeclineReason declineReason() {
    return one(List.of(DeclineReason.values()));
  }
}
