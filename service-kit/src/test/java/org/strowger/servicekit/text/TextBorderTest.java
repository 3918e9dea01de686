package org.strowger.servicekit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.id.ContactId;
import org.strowger.servicekit.text.Text.Kind;

@DisplayName("TR69, TR71: every text of a client's JSON passes one border")
class TextBorderTest {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(TextBorder.module()).build();

  record Form(
      String name,
      @Text(Kind.PROSE) String words,
      @Text(Kind.FOREIGN_KEY) String key,
      @Text(Kind.SECRET) String password,
      List<String> tags,
      Map<String, String> more,
      ContactId id) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name":"a\\u0000b"}               | /name
          {"name":"\\u001b[31mred"}         | /name
          {"name":"\\u0085"}                | /name
          {"name":"\\ud83d"}                | /name
          {"words":"Hello \\u0000"}         | /words
          {"words":"\\udc00\\ud800"}        | /words
          {"words":"\\u0007\\u0001\\u200b"} | /words
          {"words":"\\u3164"}               | /words
          {"words":" \\n\\t"}               | /words
          {"key":"k\\u0001"}                | /key
          {"password":"p\\u0000"}           | /password
          {"tags":["a","b\\u0000"]}         | /tags/1
          {"more":{"a":"\\u0000"}}          | /more/a
          {"more":{"a\\u0000":"b"}}         | /more
          {"id":"4111111111111111"}         | /id
          """)
  void shouldRefuseWithThePlace_TR69(String json, String pointer) {
    assertThatThrownBy(() -> JSON.readValue(json, Form.class))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            refusal -> {
              assertThat(pointer(refusal)).isEqualTo(pointer);
              assertThat(refusal.getCause())
                  .hasMessageStartingWith("Expected ")
                  .hasMessageNotContaining("4111");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "line\u000bbreak of a word processor",
        "page\fbreak",
        "bell\u0007 and \u009b",
        "family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\ufffe\uffff",
      })
  @DisplayName("TR69: what somebody wrote is kept whole")
  void shouldKeepWhatSomebodyWrote_TR69(String text) throws JsonProcessingException {
    String json = JSON.writeValueAsString(Map.of("words", text));

    assertThat(JSON.readValue(json, Form.class).words()).isEqualTo(text);
  }

  @Test
  @DisplayName("TR71: card numbers are masked in names, words, lists, maps and their keys")
  void shouldMaskCardNumbers_TR71() throws JsonProcessingException {
    Form form =
        JSON.readValue(
            """
            {"name":"A 4111111111111111","words":"4111 1111 1111 1111","key":"4111111111111111",
             "password":"4111111111111111","tags":["5555555555554444"],
             "more":{"378282246310005":"x","a":"378282246310005"},"id":"ct-4111111111111111"}""",
            Form.class);

    assertThat(form)
        .isEqualTo(
            new Form(
                "A 411111******1111",
                "4111 11** **** 1111",
                "4111111111111111",
                "4111111111111111",
                List.of("555555******4444"),
                Map.of("378282*****0005", "x", "a", "378282*****0005"),
                new ContactId("ct-4111111111111111")));
  }

  private static String pointer(JsonMappingException refusal) {
    return refusal.getPath().stream()
        .map(
            step ->
                "/"
                    + (step.getFieldName() == null
                        ? String.valueOf(step.getIndex())
                        : step.getFieldName()))
        .collect(Collectors.joining());
  }
}
