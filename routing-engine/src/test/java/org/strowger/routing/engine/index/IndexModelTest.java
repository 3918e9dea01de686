package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.routing.engine.apply.MutableDomainState;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Entity;

@DisplayName("Whatever happens, the indexes say the same as the entities do")
class IndexModelTest {

  private static final int SEEDS = 100;
  private static final int OPERATIONS = 80;

  @Test
  void shouldKeepEntitiesSizesAndLoads() {
    ModelCheck.check(
        SEEDS,
        OPERATIONS,
        IndexWorld.Operation::next,
        () -> new IndexWorld(IndexModelTest::verifyEntities));
  }

  @Test
  void shouldKeepAgentsInTheOrdersOfTheirClasses() {
    ModelCheck.check(
        SEEDS,
        OPERATIONS,
        IndexWorld.Operation::next,
        () -> new IndexWorld(IndexModelTest::verifyClasses));
  }

  @Test
  void shouldKeepContactsInTheirGroupsAndListsByWhatTheyAskFor() {
    ModelCheck.check(
        SEEDS,
        OPERATIONS,
        IndexWorld.Operation::next,
        () -> new IndexWorld(IndexModelTest::verifyWaiting));
  }

  @Test
  void shouldCountWhoIsEligibleAndNameTheRuleThatKeepsOthers() {
    ModelCheck.check(
        SEEDS,
        OPERATIONS,
        IndexWorld.Operation::next,
        () -> new IndexWorld(IndexModelTest::verifyEligibility));
  }

  private static void verifyEntities(NaiveIndex naive) {
    DomainIndex index = naive.index;
    assertThat(index.state().contacts())
        .containsExactlyElementsOf(sorted(naive.contacts, Comparator.comparing(Contact::id)));
    assertThat(index.state().agents())
        .containsExactlyElementsOf(sorted(naive.agents, Comparator.comparing(Agent::id)));
    for (Contact contact : naive.contacts) {
      assertThat(index.state().openContact(contact.request().conversationId()))
          .isEqualTo(contact.request().joinable() ? contact : null);
      int waiting =
          (int)
              (naive.count(contact.segment().queueId(), Contact.Waiting.class)
                  + naive.count(contact.segment().queueId(), Contact.Offered.class));
      assertThat(index.inLine(contact.segment().queueId())).isEqualTo(waiting);
    }
    for (Agent agent : naive.agents) {
      AgentLoad load = index.roster().load(agent.id());
      assertThat(load.units()).as("units of %s", agent.id()).isEqualTo(naive.units(agent.id()));
      for (ChannelType channel : ChannelType.values()) {
        assertThat(load.contacts(channel))
            .as("%s of %s", channel, agent.id())
            .isEqualTo(naive.contactsOf(agent.id(), channel));
      }
    }
    List<Entity> stored = List.copyOf(naive.entities);
    assertThat(index.hash()).isEqualTo(MutableDomainState.of(stored).index().hash());
  }

  private static void verifyClasses(NaiveIndex naive) {
    AgentClasses classes = naive.index.classes();
    for (EligibilityStage stage : EligibilityStage.values()) {
      assertThat(classes.inStage(stage))
          .as("at stage %s", stage)
          .isEqualTo(
              (int) naive.agents.stream().filter(a -> EligibilityStage.of(a) == stage).count());
    }
    for (Agent agent : naive.agents) {
      AgentEntry entry = Objects.requireNonNull(naive.index.roster().entry(agent.id()));
      AgentClass agentClass = Objects.requireNonNull(entry.agentClass());
      assertThat(AgentClass.Key.of(agentClass.example()))
          .isEqualTo(AgentClass.Key.of(agent.definition()));
    }
    classes.forEach(members -> verifyMembers(naive, members));
  }

  private static void verifyMembers(NaiveIndex naive, ClassMembers members) {
    AgentClasses classes = naive.index.classes();
    int id = members.agentClass().id();
    List<Agent> agents =
        naive.agents.stream()
            .filter(each -> AgentClass.Key.of(each.definition()).equals(keyOf(members)))
            .toList();
    assertThat(agents).as("members of class %s", id).isNotEmpty();
    assertThat(classes.active().has(id))
        .isEqualTo(agents.stream().anyMatch(each -> each.definition().active()));
    for (ChannelType channel : ChannelType.values()) {
      int place = Channels.place(channel);
      boolean call = channel == ChannelType.VOICE;
      int staffed =
          (int)
              agents.stream()
                  .filter(each -> each.signedIn() && (!call || each.phoneReachable()))
                  .count();
      assertThat(members.staffed(place)).as("staffed for %s", channel).isEqualTo(staffed);
      assertThat(classes.staffed(place).has(id)).isEqualTo(staffed > 0);
      List<Agent> idle =
          sorted(
              agents.stream()
                  .filter(Agent::routable)
                  .filter(each -> naive.hasRoom(each, channel) && !naive.isBlocked(each, channel))
                  .filter(each -> naive.hasAnswered(each, channel))
                  .filter(each -> !call || each.phoneReachable())
                  .toList(),
              Comparator.comparing((Agent each) -> each.availability().since())
                  .thenComparing(Agent::id));
      AgentHeap order = members.idle(place, false);
      assertThat(classes.idle(place).has(id)).isEqualTo(!idle.isEmpty());
      assertThat(order == null ? 0 : order.size())
          .as("idle for %s", channel)
          .isEqualTo(idle.size());
      if (order != null && !idle.isEmpty()) {
        assertThat(Objects.requireNonNull(order.first()).agent()).isEqualTo(idle.getFirst());
      }
    }
  }

  private static AgentClass.Key keyOf(ClassMembers members) {
    return AgentClass.Key.of(members.agentClass().example());
  }

  private static void verifyWaiting(NaiveIndex naive) {
    WaitingContacts waiting = naive.index.waiting();
    Map<MatchGroup, Contact.Waiting> firsts = new TreeMap<>(Comparator.comparing(MatchGroup::id));
    for (Contact.Waiting contact : naive.waiting()) {
      ContactEntry entry = naive.index.entry(contact.id());
      MatchGroup group = waiting.groupOf(entry);
      assertThat(contact.waitStage().step())
          .as("step of %s", contact)
          .isEqualTo(naive.step(contact));
      assertThat(contact.waitStage().tier())
          .as("tier of %s", contact)
          .isEqualTo(naive.tier(contact));
      assertThat(group.stepInForce()).isEqualTo(naive.stepInForce(contact));
      assertThat(group.ladder().requirement(group.stepInForce()))
          .isEqualTo(naive.requirement(contact));
      if (contact.waitStage().preferred()) {
        AgentEntry preferred =
            Objects.requireNonNull(
                naive
                    .index
                    .roster()
                    .entry(Objects.requireNonNull(contact.request().preferredAgent())));
        assertThat(preferred.preferring()).contains(entry);
        assertThat(preferred.present().routable()).isTrue();
      } else {
        assertThat(entry.line()).isSameAs(group);
        firsts.merge(
            group,
            contact,
            (one, other) -> NaiveIndex.order().compare(one, other) < 0 ? one : other);
      }
      assertThat(naive.index.forecaster().ahead(contact))
          .isEqualTo(
              (int)
                  (naive.countBefore(contact)
                      + naive.count(contact.segment().queueId(), Contact.Offered.class)));
    }
    firsts.forEach((group, first) -> verifyHead(naive, group, first));
    for (String queue : List.of("mail", "desk", "phone")) {
      for (MatchGroup group : waiting.groupsOf(new QueueId(queue))) {
        assertThat(group.isEmpty()).isEqualTo(!firsts.containsKey(group));
      }
    }
  }

  private static void verifyHead(NaiveIndex naive, MatchGroup group, Contact.Waiting first) {
    assertThat(group.front().waiting()).isEqualTo(first);
    boolean paused = naive.isPaused(first.segment().queueId());
    for (QueuePlan.Delivery delivery : List.of(QueuePlan.Delivery.PUSH, QueuePlan.Delivery.PULL)) {
      boolean live = !paused && (delivery == QueuePlan.Delivery.PULL) == naive.isPulled(first);
      GroupHeads heads = naive.index.waiting().heads(delivery);
      assertThat(heads.live(group.ladder().channel()).has(group.id()))
          .as("%s of %s", delivery, first)
          .isEqualTo(live);
      assertThat(heads.starving().has(group.id()))
          .isEqualTo(live && first.segment().starvedAt() != null);
    }
  }

  private static void verifyEligibility(NaiveIndex naive) {
    var staffing = new StaffingCheck(naive.index);
    for (Contact.Waiting contact : naive.waiting()) {
      ContactEntry entry = naive.index.entry(contact.id());
      MatchGroup group = naive.index.waiting().groupOf(entry);
      for (Agent agent : naive.agents) {
        AgentEntry agentEntry = Objects.requireNonNull(naive.index.roster().entry(agent.id()));
        assertThat(EligibilityVerdict.firstFailed(agentEntry, entry, group))
            .as("%s for %s", agent, contact)
            .isEqualTo(naive.firstFailed(agent, contact));
        assertThat(staffing.couldTake(contact, agentEntry))
            .isEqualTo(
                naive.agents.stream()
                    .anyMatch(
                        each ->
                            !each.id().equals(agent.id())
                                && naive.isStaff(each, naive.requirement(contact))));
      }
      assertThat(staffing.isAnybodyLeft(contact))
          .isEqualTo(
              naive.agents.stream()
                  .anyMatch(
                      each ->
                          naive.isStaff(each, naive.requirement(contact))
                              && !naive.backsOff(each, contact)));
      Map<EligibilityRule, Integer> failed = naive.countFailed(contact);
      int sum = failed.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(EligibilityCounts.of(naive.index, entry, contact, group))
          .as("counts for %s", contact)
          .isEqualTo(new EligibilityCounts(naive.agents.size() - sum, failed));
    }
  }

  private static <T> List<T> sorted(List<T> all, Comparator<T> order) {
    return all.stream().sorted(order).toList();
  }
}
