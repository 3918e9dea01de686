package org.strowger.routing.engine;

import static org.strowger.routing.engine.TestPlan.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.AgentDisconnected;
import org.strowger.contracts.routing.AgentCommand.ClearSuspension;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentCommand.EndWrapUp;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.AgentCommand.PickContact;
import org.strowger.contracts.routing.AgentCommand.PullNext;
import org.strowger.contracts.routing.AgentCommand.ReportActivity;
import org.strowger.contracts.routing.AgentCommand.ReportPhone;
import org.strowger.contracts.routing.AgentCommand.SetNextPresence;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.AgentCommand.SnoozeContact;
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
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.MoveAgents;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.RemoveAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.AskServiceStatus;
import org.strowger.contracts.routing.Question.AskTargets;
import org.strowger.contracts.routing.Question.AskWaiting;
import org.strowger.contracts.routing.Question.ExplainAgent;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.Question.ForecastWait;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.SupervisorCommand.CloseQueue;
import org.strowger.contracts.routing.SupervisorCommand.PauseQueue;
import org.strowger.contracts.routing.SupervisorCommand.RequeueAll;
import org.strowger.contracts.routing.SupervisorCommand.ResumeQueue;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Entity;

/** Where a walk begins, and what may be done in each of its states. */
enum WalkScene {
  /** An agent, and a call that may come. */
  CALL {
    @Override
    List<RoutingCommand> commands(StateWalk.State from) {
      List<RoutingCommand> all = alone(ChannelType.VOICE, from);
      all.add(new RequestCallback(CONTACT, CallbackReason.CUSTOMER_ASKED));
      all.add(new ReportCallback(CONTACT, CallbackOutcome.REACHED));
      all.add(new ReportCallback(CONTACT, CallbackOutcome.BUSY));
      all.add(new ReportActivity(AGENT));
      all.add(new ReportPhone(AGENT, true));
      all.add(new ReportPhone(AGENT, false));
      return all;
    }
  },
  /** An agent, and a chat that may come. */
  CHAT {
    @Override
    List<RoutingCommand> commands(StateWalk.State from) {
      List<RoutingCommand> all = alone(ChannelType.CHAT, from);
      all.add(new ReportMessage(CONTACT));
      return all;
    }
  },
  /** An agent with a chat, and another whom she may ask about it. */
  CONSULT {
    @Override
    Exchange start(Exchange exchange) {
      return exchange.ready("a").chat("c1", "live").accept("a", "c1").ready("b");
    }

    @Override
    List<RoutingCommand> commands(StateWalk.State from) {
      List<RoutingCommand> all = few();
      all.add(new StartConsult(AGENT, CONTACT, CONSULT_CONTACT, null, null, List.of()));
      all.add(new AcceptOffer(ASKED, new OfferId(CONSULT_CONTACT, 1)));
      all.add(new DeclineOffer(ASKED, new OfferId(CONSULT_CONTACT, 1), DeclineReason.OTHER));
      all.add(new CancelConsult(ASKED, CONSULT_CONTACT));
      all.add(new CancelConsult(AGENT, CONSULT_CONTACT));
      all.add(new CompleteConsult(AGENT, CONSULT_CONTACT));
      all.add(new AgentDisconnected(ASKED, Exchange.DESK));
      all.add(new SetPresence(ASKED, Presence.OFFLINE, null, OpenWork.HAND_BACK));
      all.add(new ReportMessage(CONTACT));
      all.add(new RequeueAll(AGENT));
      all.add(new RequeueAll(ASKED));
      all.addAll(restrictions());
      return all;
    }
  },
  /** An agent with a chat, under another plan, moved, or off the roster. */
  ROSTER {
    @Override
    Exchange start(Exchange exchange) {
      return exchange.ready("a").chat("c1", "live").accept("a", "c1");
    }

    @Override
    List<RoutingCommand> commands(StateWalk.State from) {
      List<RoutingCommand> all = few();
      all.add(new PutAgents(List.of(agent("a"))));
      all.add(new RemoveAgents(List.of(AGENT)));
      all.add(
          new MoveAgents(
              List.of(AGENT), null, Map.of("refunds", 3), null, from.at().plusSeconds(50)));
      long version = StateWalk.versionOf(from.entities()) + 1;
      all.add(new StagePlanPart(version, 1, 1, StateWalk.PLAN));
      all.add(new ApplyPlan(version, version - 1, PlanHash.of(StateWalk.PLAN), AUTHOR));
      return all;
    }
  };

  static final ContactId CONTACT = new ContactId("c1");
  static final ContactId CONSULT_CONTACT = new ContactId("k1");
  static final AgentId AGENT = new AgentId("a");
  static final AgentId ASKED = new AgentId("b");
  static final QueueId LIVE = new QueueId("live");
  static final String AUTHOR = "u-9001";
  private static final QueueId BACK = new QueueId("back");

  /** What has happened before; nothing unless a scene says it. */
  Exchange start(Exchange exchange) {
    return exchange;
  }

  /** What anybody may do. */
  abstract List<RoutingCommand> commands(StateWalk.State from);

  /** About a contact that may come and one agent. */
  private static List<RoutingCommand> alone(ChannelType channel, StateWalk.State from) {
    OfferId offer = offerOf(from.entities());
    var all = new ArrayList<RoutingCommand>();
    all.add(
        new RouteContact(
            CONTACT,
            new ConversationId("v1"),
            new CustomerId("customer"),
            channel,
            "live",
            null,
            Map.of(),
            from.at()));
    all.add(
        new StartOutbound(
            AGENT, CONTACT, new ConversationId("v1"), new CustomerId("customer"), channel, LIVE));
    all.add(new AgentConnected(AGENT, Exchange.DESK));
    all.add(new InstanceAlive(Exchange.DESK));
    all.add(new SetPresence(AGENT, Presence.AVAILABLE, null, null));
    all.add(new SetNextPresence(AGENT, Presence.ON_BREAK, null));
    all.add(new ClearSuspension(AGENT));
    all.add(new AcceptOffer(AGENT, offer));
    all.add(new DeclineOffer(AGENT, offer, DeclineReason.OTHER));
    all.add(new PullNext(AGENT));
    all.add(new PickContact(AGENT, CONTACT));
    all.add(new EndWrapUp(AGENT, CONTACT));
    all.add(new SnoozeContact(AGENT, CONTACT, from.at().plusSeconds(50)));
    all.add(new UpdateContact(CONTACT, null, Map.of("tier", "gold")));
    all.add(new Reprioritise(CONTACT, 1));
    all.add(new Requeue(CONTACT, LIVE));
    all.add(new Requeue(CONTACT, BACK));
    all.add(
        new TransferContact(
            CONTACT, null, BACK, null, List.of(), null, TransferReason.WRONG_QUEUE));
    all.add(new DismissContact(CONTACT, DismissReason.SPAM));
    all.add(new AssignContact(CONTACT, AGENT));
    all.add(new RequeueAll(AGENT));
    all.add(new ExplainContact(CONTACT));
    all.add(new ExplainAgent(AGENT));
    all.add(new ForecastWait(CONTACT));
    all.add(new AskServiceStatus(ChannelType.CHAT, "mail", null, null));
    all.add(new AskTargets(AGENT, ChannelType.CHAT));
    all.add(new AskWaiting(AGENT, null, null));
    all.addAll(restrictions());
    all.addAll(few());
    return all;
  }

  /** What ends the work of an agent who has a contact. */
  private static List<RoutingCommand> few() {
    return new ArrayList<>(
        List.of(
            new AgentDisconnected(AGENT, Exchange.DESK),
            new SetPresence(AGENT, Presence.OFFLINE, null, OpenWork.KEEP),
            new SetPresence(AGENT, Presence.OFFLINE, null, OpenWork.HAND_BACK),
            new CloseContact(AGENT, CONTACT, "done"),
            new WithdrawContact(CONTACT, WithdrawContact.Reason.CUSTOMER_LEFT),
            new AssignContact(CONTACT, ASKED),
            new ReturnContact(CONTACT, ReturnReason.HANDED_BACK, null)));
  }

  /** What a supervisor does with the queue. */
  private static List<RoutingCommand> restrictions() {
    return List.of(
        new PauseQueue(LIVE, null, null, AUTHOR),
        new CloseQueue(LIVE, null, "Tomorrow again", AUTHOR),
        new ResumeQueue(LIVE, AUTHOR));
  }

  private static OfferId offerOf(List<Entity> entities) {
    for (Entity entity : entities) {
      if (entity instanceof Contact.Offered each) {
        return each.offer().offerId();
      }
    }
    return new OfferId(CONTACT, 1);
  }
}
