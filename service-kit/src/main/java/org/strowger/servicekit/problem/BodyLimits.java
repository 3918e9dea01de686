package org.strowger.servicekit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a body may be: as usual, but where a service takes more. */
@Singleton
public final class BodyLimits {

  private final long largest;
  private final long usual;
  private final List<Larger> larger = new CopyOnWriteArrayList<>();

  @Inject
  BodyLimits(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K")
          MemorySize largest,
      @ConfigProperty(name = "strowger.http.usual-body-size", defaultValue = "2M")
          MemorySize usual) {
    this.largest = largest.asLongValue();
    this.usual = Math.min(usual.asLongValue(), this.largest);
  }

  /** Bodies for these paths may have so many bytes; a path that is spelt otherwise is usual. */
  public void allow(Pattern paths, long bytes) {
    larger.add(new Larger(paths, Math.min(bytes, largest)));
  }

  long of(String path) {
    return larger.stream()
        .filter(each -> each.paths().matcher(path).matches())
        .mapToLong(Larger::bytes)
        .findFirst()
        .orElse(usual);
  }

  private record Larger(Pattern paths, long bytes) {}
}
