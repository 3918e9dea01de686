package org.strowger.gateway.language;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** What languages are looked for. */
@ConfigMapping(prefix = "strowger.gateway")
interface LanguageConfig {

  /** Languages a text is compared with, ISO 639-1. */
  @WithDefault("en,de,fr,es,it")
  List<String> languages();
}
