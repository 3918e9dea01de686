package org.strowger.gateway.upload;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.strowger.servicekit.problem.BodyLimits;

/** Files are larger than the usual body of a request. */
@Singleton
final class UploadLimits {

  private static final Pattern PATH =
      Pattern.compile("/api/gateway/contacts/[^/]{1,200}/attachments");

  private static final long MOST = 25 * 1024 * 1024;

  private final BodyLimits limits;

  UploadLimits(BodyLimits limits) {
    this.limits = limits;
  }

  void install(@Observes Router router) {
    limits.allow(PATH, MOST);
  }
}
