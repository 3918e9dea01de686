package org.strowger.gateway.signed;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.customer.KnownBy;

/** The configured endpoints. */
@Singleton
public class Endpoints {

  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

  private final Map<String, Endpoint> byName = new TreeMap<>();

  Endpoints(SignedConfig config) {
    config.endpoints().forEach((name, endpoint) -> byName.put(name, read(name, endpoint)));
  }

  public Optional<Endpoint> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static Endpoint read(String name, SignedConfig.ConfiguredEndpoint configured) {
    String key = "strowger.gateway.endpoints." + name;
    try {
      return new Endpoint(
          new EntryPoint(
              new DomainId(configured.domain()),
              configured.channel(),
              configured.entryPoint(),
              SignedChannel.PROVIDER,
              name),
          new StandardWebhooks(configured.secrets()),
          shop(configured.shop()),
          configured.callbackUrl().map(Endpoints::callback).orElse(null),
          patience(configured.contactPatience()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("In " + key + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable String shop(Optional<String> configured) {
    configured.ifPresent(KnownBy::accountKind);
    return configured.orElse(null);
  }

  private static Duration patience(Duration configured) {
    if (configured.isNegative() || configured.compareTo(LONGEST_PATIENCE) > 0) {
      throw new IllegalArgumentException("Expected a contact-patience of PT0S to PT60S");
    }
    return configured;
  }

  private static URI callback(String url) {
    URI uri = URI.create(url);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("Expected a callback-url of http or https with a host");
    }
    return uri;
  }
}
