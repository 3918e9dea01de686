package org.strowger.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.ContactId;
import org.strowger.testkit.TestTokens;

/** What a user's desk asks the gateway. */
final class Desk {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String token;

  private Desk(String token) {
    this.token = token;
  }

  static Desk of(String userId, String domain, Role role) {
    return of(userId, null, domain, role);
  }

  /**
   * @param name what colleagues call the user; null for none
   */
  static Desk of(String userId, @Nullable String name, String domain, Role role) {
    TestTokens.publish(userId, domain, role);
    var desk = new Desk(TestTokens.bearer(userId, name, domain, role));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> desk.read(new ContactId("ct-none")).statusCode() != 401);
    return desk;
  }

  /** Somebody whose role reads no contacts. */
  static Desk known(String userId, String domain, Role role) {
    TestTokens.publish(userId, domain, role);
    var desk = new Desk(TestTokens.bearer(userId, null, domain, role));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> desk.read(new ContactId("ct-none")).statusCode() == 403);
    return desk;
  }

  Response read(ContactId contact) {
    return get("/api/gateway/contacts/" + contact);
  }

  Response get(String path) {
    return given().header("Authorization", "Bearer " + token).get(path);
  }

  /** Asks with a query that is encoded already. */
  Response getEncoded(String path) {
    return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + token).get(path);
  }

  Response post(String path, Map<String, ?> body) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }

  Response post(String path) {
    return given().header("Authorization", "Bearer " + token).post(path);
  }

  Response delete(String path) {
    return given().header("Authorization", "Bearer " + token).delete(path);
  }

  Response put(String path, Map<String, ?> body) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON)
        .body(body)
        .put(path);
  }

  /** Uploads a file for an answer. */
  Response upload(ContactId contact, String clientId, String name, byte[] content) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/octet-stream")
        .queryParam("clientId", clientId)
        .queryParam("name", name)
        .body(content)
        .post("/api/gateway/contacts/" + contact + "/attachments");
  }

  /** Reads until the projection knows the contact. */
  Response await(ContactId contact, int status) {
    Awaitility.await().atMost(PATIENCE).until(() -> read(contact).statusCode() == status);
    return read(contact);
  }

  Response reply(ContactId contact, String clientId, String text, long lastSeen) {
    return post(
        "/api/gateway/contacts/" + contact + "/replies",
        Map.of("clientMessageId", clientId, "text", text, "lastSeenSequence", lastSeen));
  }
}
