package org.strowger.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.ChannelCustomer;
import org.strowger.gateway.Store;
import org.strowger.gateway.WidgetClient;
import org.strowger.gateway.conversation.ChannelProvider;

/** A customer at a widget: comes back whenever her socket is gone, as widgets do. */
public final class ChatCustomer implements ChannelCustomer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI widget;
  private final WidgetClient.Ticket ticket;
  private final Map<String, Answer> earlier = new LinkedHashMap<>();
  private WidgetClient client;
  private boolean away;

  public ChatCustomer(Doors doors) {
    this.widget = doors.widget();
    this.ticket = WidgetClient.buy(widget, null);
    this.client = WidgetClient.join(widget, ticket, 0);
  }

  @Override
  public ChannelProvider provider() {
    return ChatChannel.PROVIDER;
  }

  @Override
  public String conversation(Store store) {
    return client.await("welcome").path("conversationId").asText();
  }

  @Override
  public Said says(String id, String text) {
    if (away) {
      join();
    }
    client.write(id, text);
    return outcome(id);
  }

  @Override
  public Said saysTooLong() {
    client.write("too-long-to-be-taken", "x".repeat(17_000));
    return outcome("too-long-to-be-taken");
  }

  @Override
  public Said saysWithFile() {
    client.say(
        "{\"kind\":\"msg\",\"clientMsgId\":\"with-a-file\",\"text\":\"See the file\","
            + "\"attachments\":[{\"name\":\"order.csv\"}]}");
    return outcome("with-a-file");
  }

  private Said outcome(String id) {
    WidgetClient at = client;
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> at.isOver() || !frames(at, "ack", id).isEmpty() || !at.frames("error").isEmpty());
    if (!frames(at, "ack", id).isEmpty()) {
      return Said.ACKNOWLEDGED;
    }
    boolean later =
        at.frames("error").stream()
            .anyMatch(frame -> frame.path("code").asText().equals("unavailable"));
    cut();
    return later ? Said.NOT_NOW : Said.REFUSED;
  }

  private static List<JsonNode> frames(WidgetClient at, String kind, String id) {
    return at.frames(kind).stream()
        .filter(frame -> frame.path("clientMsgId").asText().equals(id))
        .toList();
  }

  @Override
  public void saysUnknownReceipt() {
    client.say("{\"kind\":\"ackTo\",\"seq\":9999}");
  }

  @Override
  public void putsOffNextAnswer() {
    cut();
  }

  @Override
  public void isBack() {
    join();
  }

  @Override
  public void refusesAnswers() {
    cut();
  }

  @Override
  public void staysAway(Store store) {
    var conversation = new ConversationId(conversation(store));
    Awaitility.await().atMost(PATIENCE).until(() -> store.longAway(conversation));
  }

  private void cut() {
    keepAnswers();
    away = true;
    client.cut();
  }

  /** Everything is told again: a widget that was reloaded has nothing. */
  private void join() {
    cut();
    away = false;
    client = WidgetClient.join(widget, WidgetClient.buy(widget, ticket.visitorToken()), 0);
  }

  @Override
  public List<Answer> answers() {
    keepAnswers();
    return new ArrayList<>(earlier.values());
  }

  private void keepAnswers() {
    for (JsonNode frame : client.frames("msg")) {
      if (frame.path("from").path("type").asText().equals("AGENT")) {
        String id = frame.path("id").asText();
        if (earlier.put(id, new Answer(id, frame.path("text").asText())) == null
            && !away
            && !client.isOver()) {
          client.say("{\"kind\":\"ackTo\",\"seq\":" + frame.path("seq").asLong() + "}");
        }
      }
    }
  }

  @Override
  public void close() {
    client.cut();
  }
}
