package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentCommand.PullNext;
import org.strowger.contracts.routing.AgentCommand.ReportPhone;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.ConsultCommand.StartConsult;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.RequestCallback;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.SupervisorCommand.PauseQueue;
import org.strowger.routing.TestFiles;
import org.strowger.routing.engine.state.Entity;

/**
 * The stored form is held by golden files, one per type: hex of the bytes. They are never edited; a
 * new form gets a new version byte and files of its own beside them. {@code -Dgolden=write} writes
 * those that are missing.
 */
class StateCodecTest {

  private static final AgentId ANNA = new AgentId("anna");
  private static final Path GOLDEN = Path.of("src/test/resources/state/v1");

  @Test
  void shouldReadEveryGoldenFileAndWriteItsBytesAgain() throws IOException {
    // given
    List<String> types = leaves(Entity.class).map(Class::getSimpleName).sorted().toList();
    if ("write".equals(System.getProperty("golden"))) {
      writeMissing();
    }

    // then
    for (String type : types) {
      byte[] golden = HexFormat.of().parseHex(TestFiles.text("state/v1/" + type + ".hex").strip());
      Entity entity = StateCodec.decode(golden);
      assertThat(entity.getClass().getSimpleName()).isEqualTo(type);
      assertThat(StateCodec.encode(entity)).as(type).isEqualTo(golden);
    }
  }

  @Test
  void shouldGiveBackEveryEntityAsItWas() {
    everything()
        .values()
        .forEach(
            entity -> assertThat(StateCodec.decode(StateCodec.encode(entity))).isEqualTo(entity));
  }

  @Test
  void shouldRefuseAVersionItDoesNotKnow() {
    assertThatThrownBy(() -> StateCodec.decode(new byte[] {2, 0}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 1");
  }

  private static void writeMissing() throws IOException {
    Files.createDirectories(GOLDEN);
    for (Map.Entry<String, Entity> entry : everything().entrySet()) {
      Path file = GOLDEN.resolve(entry.getKey() + ".hex");
      if (!Files.exists(file)) {
        Files.writeString(
            file, HexFormat.of().formatHex(StateCodec.encode(entry.getValue())) + "\n");
      }
    }
  }

  /** One entity of each type, out of a small operation's life. */
  private static Map<String, Entity> everything() {
    var byType = new TreeMap<String, Entity>();
    try (var router = new Router()) {
      for (RoutingCommand command : life()) {
        router.send(command);
        router.advance(Duration.ofMillis(100));
        router.stored().values().stream()
            .map(StateCodec::decode)
            .forEach(entity -> byType.put(entity.getClass().getSimpleName(), entity));
      }
    }
    return byType;
  }

  private static List<RoutingCommand> life() {
    var commands = new ArrayList<RoutingCommand>(Commands.publish(Commands.PLAN));
    commands.addAll(Commands.available("anna"));
    for (int i = 1; i <= 5; i++) {
      commands.add(Commands.mail("c-" + i, Router.START));
    }
    commands.add(new AcceptOffer(ANNA, offer("c-1")));
    commands.add(new DeclineOffer(ANNA, offer("c-2"), DeclineReason.BUSY));
    commands.addAll(Commands.available("cora"));
    commands.add(
        new StartConsult(ANNA, new ContactId("c-1"), new ContactId("k-1"), null, null, List.of()));
    commands.add(new CloseContact(ANNA, new ContactId("c-1"), "answered"));
    commands.add(Commands.mail("c-6", "back-office", Router.START));
    commands.add(new PullNext(ANNA));
    commands.add(new PauseQueue(new QueueId("back-office"), null, "Soon.", "u-1"));
    commands.addAll(callback());
    return commands;
  }

  /** A call whose customer is called back and not reached. */
  private static List<RoutingCommand> callback() {
    var ben = new AgentId("ben");
    var call = new ContactId("c-7");
    return List.of(
        new PutAgents(List.of(Commands.agentWithPhone("ben"))),
        new AgentConnected(ben, Commands.DESK),
        new ReportPhone(ben, true),
        new SetPresence(ben, Presence.AVAILABLE, null, null),
        Commands.call("c-7", Router.START),
        new RequestCallback(call, CallbackReason.CUSTOMER_ASKED),
        new AcceptOffer(ben, new OfferId(call, 2)),
        new ReportCallback(call, CallbackOutcome.BUSY));
  }

  private static OfferId offer(String contact) {
    return new OfferId(new ContactId(contact), 1);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StateCodecTest::leaves)
        : Stream.of(type);
  }
}
