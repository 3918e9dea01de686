package org.strowger.console.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@WithTestResource(StrowgerInfra.class)
class PagesTest {

  private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");
  private static final Pattern CHAT = Pattern.compile("(assets/chat-[^\"'`]+\\.js)");

  @ParameterizedTest
  @ValueSource(strings = {"/", "/desk", "/desk/contacts/c-1", "/wallboard", "/login"})
  void shouldServeThePageUnderEachOfItsPaths(String path) {
    given()
        .get(path)
        .then()
        .statusCode(200)
        .contentType(containsString("text/html"))
        .body(containsString("<div id=\"root\">"))
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("X-Content-Type-Options", is("nosniff"))
        .header("Referrer-Policy", is("same-origin"))
        .header("Cache-Control", is("no-cache"));
  }

  @Test
  void shouldLetBrowsersKeepWhatNeverChanges() {
    Matcher script = SCRIPT.matcher(given().get("/").asString());
    assertThat(script.find()).isTrue();

    given()
        .header("Accept-Encoding", "gzip")
        .get(script.group(1))
        .then()
        .statusCode(200)
        .header("Cache-Control", is("public, max-age=31536000, immutable"))
        .header("Content-Encoding", is("gzip"));
  }

  @Test
  void shouldNotServeThePageForWhatIsNotThere() {
    given().get("/desk/../../etc/passwd").then().statusCode(404);
    given().get("/assets/none.js").then().statusCode(404).header("Cache-Control", is("no-cache"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/desk/nowhere", "/desk/contacts", "/assets/none.js"})
  void shouldAnswerAPersonAtAnUnknownPathWithThePage_TR35(String path) {
    Headers headers =
        given()
            .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
            .header("If-None-Match", "\"any\"")
            .header("If-Modified-Since", "Fri, 31 Dec 2100 23:59:59 GMT")
            .header("Range", "bytes=0-3")
            .get(path)
            .then()
            .statusCode(404)
            .contentType(containsString("text/html"))
            .body(containsString("<div id=\"root\">"))
            .header("Content-Security-Policy", containsString("script-src 'self';"))
            .extract()
            .headers();

    assertThat(headers.getValues("Vary")).contains("Accept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "*/*", "application/problem+json"})
  void shouldAnswerAProgramAtAnUnknownPathWithAProblem_TR35(String accepted) {
    given()
        .header("Accept", accepted)
        .get("/nowhere")
        .then()
        .statusCode(404)
        .contentType(containsString("application/problem+json"))
        .body("code", is("not_found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nowhere", "/api/console/nowhere"})
  void shouldAnswerUnderTheApiWithAProblemWhoeverAsks(String path) {
    given()
        .header("Accept", "text/html")
        .get(path)
        .then()
        .statusCode(404)
        .contentType(containsString("application/problem+json"))
        .body("code", is("not_found"));
  }

  @Test
  void shouldServeTheChatAsAPage() {
    given()
        .get("/chat")
        .then()
        .statusCode(200)
        .contentType(containsString("text/html"))
        .body(containsString("/widget/strowger-chat.js"))
        .header("Content-Security-Policy", containsString("script-src 'self';"));
  }

  @Test
  void shouldLetOtherSitesLoadTheWidgetAndAskForItsLoaderEachTime() {
    String loader =
        given()
            .header("Origin", "https://shop.example")
            .get("/widget/strowger-chat.js")
            .then()
            .statusCode(200)
            .header("Access-Control-Allow-Origin", is("*"))
            .header("Cache-Control", is("no-cache"))
            .extract()
            .asString();
    Matcher chat = CHAT.matcher(loader);
    assertThat(chat.find()).isTrue();

    given()
        .get("/widget/" + chat.group(1))
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", is("*"))
        .header("Cache-Control", is("public, max-age=31536000, immutable"));
    given().get("/desk").then().header("Access-Control-Allow-Origin", nullValue());
  }
}
