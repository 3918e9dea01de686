package org.strowger.gateway.phone;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.phone.driver.PhoneDriver;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** What an agent enters into her own phone. */
@Path("/api/gateway/desk/phone")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeskPhoneResource {

  private final GatewayDatabase database;
  private final AgentPhones phones;
  private final Registrations registrations;
  private final PhonePasswords passwords;
  private final PhoneDriver driver;
  private final CurrentUser user;

  public DeskPhoneResource(
      GatewayDatabase database,
      AgentPhones phones,
      Registrations registrations,
      PhonePasswords passwords,
      PhoneDriver driver,
      CurrentUser user) {
    this.database = database;
    this.phones = phones;
    this.registrations = registrations;
    this.passwords = passwords;
    this.driver = driver;
    this.user = user;
  }

  /** Reads what an agent enters into her own phone. */
  @GET
  @Allowed(Permission.DESK)
  @Refuses(status = 404, code = "not_found")
  public DeskPhone read() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                phones
                    .phone(handle, user.domain(), user.userId())
                    .filter(_ -> driver.serves())
                    .map(
                        phone ->
                            new DeskPhone(
                                "sip:" + phone + "@" + driver.address(),
                                "sip:" + driver.address(),
                                phone,
                                passwords.of(user.domain(), phone),
                                registrations.reachable(handle, user.domain(), user.userId())))
                    .orElseThrow(
                        () -> Problem.notFound("Expected you to have a phone but you have none")));
  }

  /**
   * A phone's account.
   *
   * @param reachable whether it is registered and answers
   */
  public record DeskPhone(
      String address, String registrar, String user, String password, boolean reachable) {

    @Override
    public String toString() {
      return "DeskPhone[" + user + "]";
    }
  }
}
