package org.strowger.acceptance.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.websockets.next.WebSocket;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.api.Feed;

/** A service's sockets as an AsyncAPI document; the frames stand in its OpenAPI document. */
final class FeedsDocument {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  private final Service service;
  private final Javadocs docs;
  private final ObjectNode messages = JsonNodeFactory.instance.objectNode();

  private FeedsDocument(Service service, Javadocs docs) {
    this.service = service;
    this.docs = docs;
  }

  static ObjectNode of(Service service, Javadocs docs) {
    return new FeedsDocument(service, docs).document();
  }

  private ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("asyncapi", "3.0.0");
    ObjectNode info = document.putObject("info");
    info.put("title", "Strowger: sockets of " + service.module()).put("version", "1");
    info.put(
        "description",
        """
        Frames are JSON texts. Those of a kind that you do not know are to be passed over. A socket \
        takes the session of the REST API at its handshake and pages of the same origin only, unless \
        it says otherwise; it closes with 1008 when the session ends, with 1012 or 1013 when it is to \
        be opened again.""");
    info.putObject("license").put("name", "Apache-2.0");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    service.sockets().forEach(socket -> channel(socket, channels, operations));
    document.putObject("components").set("messages", messages);
    return document;
  }

  private void channel(Class<?> socket, ObjectNode channels, ObjectNode operations) {
    Feed feed = socket.getAnnotation(Feed.class);
    String name = lower(socket.getSimpleName());
    ObjectNode channel = channels.putObject(name);
    String path = socket.getAnnotation(WebSocket.class).path();
    channel.put("address", path).put("description", description(socket, feed));
    ObjectNode of = channel.putObject("messages");
    Matcher variables = VARIABLE.matcher(path);
    while (variables.find()) {
      channel.withObject("/parameters").putObject(variables.group(1));
    }
    operation(
        operations.putObject("send" + socket.getSimpleName()), "send", name, feed.sends(), of);
    if (feed.takes() != void.class) {
      operation(
          operations.putObject("receive" + socket.getSimpleName()),
          "receive",
          name,
          feed.takes(),
          of);
    }
    channel.putObject("bindings").putObject("ws").put("method", "GET");
  }

  private String description(Class<?> socket, Feed feed) {
    Allowed allowed = socket.getAnnotation(Allowed.class);
    String text = docs.of(socket).text();
    if (!feed.protocol().isEmpty()) {
      text += "\n\nSubprotocol `" + feed.protocol() + "`.";
    }
    return allowed == null
        ? text
        : text
            + "\n\nAllowed to "
            + String.join(", ", allowed.value().roles().stream().map(Role::name).sorted().toList())
            + ".";
  }

  private void operation(
      ObjectNode operation, String action, String channel, Class<?> type, ObjectNode ofChannel) {
    operation.put("action", action);
    operation.putObject("channel").put("$ref", "#/channels/" + channel);
    ArrayNode carried = operation.putArray("messages");
    for (Class<?> frame : frames(type)) {
      String name = Schemas.nameOf(frame);
      ObjectNode message = messages.putObject(name);
      message.put("name", name).put("title", title(frame));
      String text = docs.of(frame).text();
      if (!text.isEmpty()) {
        message.put("summary", text);
      }
      message
          .putObject("payload")
          .put("$ref", "./" + service.document() + "#/components/schemas/" + name);
      ofChannel.putObject(name).put("$ref", "#/components/messages/" + name);
      carried.addObject().put("$ref", "#/channels/" + channel + "/messages/" + name);
    }
  }

  private static String title(Class<?> frame) {
    return Frames.kindOf(frame).map(Frames.Kind::name).orElseGet(frame::getSimpleName);
  }

  private static List<Class<?>> frames(Class<?> type) {
    Frames frames = Frames.of(type);
    return frames == null ? List.of(type) : List.copyOf(frames.names().keySet());
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
