package org.strowger.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The console's own keys. */
@ConfigMapping(prefix = "strowger.console")
public interface ConsoleConfig {

  /** Whether the demo's people may log in; without it they are deactivated. */
  @WithDefault("false")
  boolean demoUsers();

  /** The password of all demo users; changing it ends their sessions. */
  Optional<String> demoPassword();

  /** Created at start when no administrator is there. */
  Optional<FirstAdmin> firstAdmin();

  /** How long a login lasts. */
  @WithDefault("PT12H")
  Duration sessionDuration();

  Attempts attempts();

  /** The administrator who adds all other users. */
  interface FirstAdmin {
    String username();

    String password();

    String domain();
  }

  /** How many logins may be tried within the window. */
  interface Attempts {
    @WithDefault("10")
    int perUser();

    @WithDefault("60")
    int perAddress();

    @WithDefault("PT1M")
    Duration window();
  }
}
