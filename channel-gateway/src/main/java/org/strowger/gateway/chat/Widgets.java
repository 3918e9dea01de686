package org.strowger.gateway.chat;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.customer.KnownBy;
import org.strowger.servicekit.problem.Problem;

/** The configured widgets. */
@Singleton
public class Widgets {

  private final Map<String, Widget> byId = new TreeMap<>();

  Widgets(ChatConfig config) {
    config.widgets().forEach((id, widget) -> byId.put(id, read(id, widget)));
  }

  Optional<Widget> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The widget that a page asks for.
   *
   * @throws Problem 404 when there is none, 403 when the page may not embed it
   */
  Widget admitted(String id, HttpServerRequest request) {
    Widget widget = find(id).orElseThrow(() -> Problem.notFound("Expected a known widget"));
    String authority = request.authority() == null ? null : request.authority().toString();
    if (!widget.admits(request.getHeader("Origin"), authority)) {
      throw Problem.forbidden(
          "origin_not_allowed", "Expected a page that may embed the widget but it is another");
    }
    return widget;
  }

  private static Widget read(String id, ChatConfig.ConfiguredWidget configured) {
    String key = "strowger.gateway.widgets." + id;
    try {
      if (configured.identityRequired() && configured.identitySecret().isEmpty()) {
        throw new IllegalArgumentException("Expected an identity-secret, which is required");
      }
      return new Widget(
          id,
          new EntryPoint(
              new DomainId(configured.domain()),
              ChannelType.CHAT,
              configured.entryPoint(),
              ChatChannel.PROVIDER,
              id),
          origins(configured.origins().orElse(List.of())),
          configured.fromName().orElse(null),
          configured.identitySecret().orElse(null),
          configured.identityRequired(),
          shop(configured.shop()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("In " + key + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable String shop(Optional<String> configured) {
    configured.ifPresent(KnownBy::accountKind);
    return configured.orElse(null);
  }

  private static Set<String> origins(List<String> configured) {
    return configured.stream().map(Widgets::origin).collect(Collectors.toUnmodifiableSet());
  }

  private static String origin(String text) {
    URI uri = URI.create(text.strip().toLowerCase(Locale.ROOT));
    boolean plain = uri.getRawPath() == null || uri.getRawPath().isEmpty();
    if (uri.getScheme() == null || uri.getHost() == null || !plain) {
      throw new IllegalArgumentException("Expected origins like https://shop.example");
    }
    return uri.toString();
  }
}
