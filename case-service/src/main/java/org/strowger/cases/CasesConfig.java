package org.strowger.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The keys of this service. */
@ConfigMapping(prefix = "strowger.cases")
public interface CasesConfig {

  /** A customer who returns within this time of the resolution reopens the case. */
  @WithDefault("7d")
  Duration reopenWindow();

  /** The codes a case may be resolved with, in the order they are shown. */
  List<Resolution> resolutions();

  /** A code that a case may be resolved with. */
  interface Resolution {

    /** Stable key, {@code a-z0-9-}. */
    String code();

    /** Shown on screens. */
    String name();
  }
}
