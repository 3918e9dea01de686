package org.strowger.embedded.demo;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.strowger.servicekit.access.Open;

/** What the page shows of this run: ports, and the password of the README. */
@Path("/demo/setting")
@Open("this machine only, and only while the demo's passwords are in force")
@FromThisMachine
@RunOnVirtualThread
public final class SettingResource {

  private final DemoConfig config;

  SettingResource(DemoConfig config) {
    this.config = config;
  }

  /** What is in force now. */
  public record Setting(
      String password, int smtpPort, int imapPort, int sipPort, String phoneLacks) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Setting setting() {
    return new Setting(
        config.password(),
        config.smtpPort(),
        config.imapPort(),
        config.sipPort(),
        config.phoneLacks());
  }
}
