package org.strowger.cases.api;

import org.strowger.cases.CasesConfig;

/** What a case may be resolved with. */
record ResolutionCode(String code, String name) {

  static ResolutionCode of(CasesConfig.Resolution configured) {
    return new ResolutionCode(configured.code(), configured.name());
  }
}
