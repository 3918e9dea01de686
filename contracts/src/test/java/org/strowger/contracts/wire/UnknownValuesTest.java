package org.strowger.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.strowger.contracts.Actor;

/** What a newer version writes, an older one still reads. */
class UnknownValuesTest {

  private static final String NEW = "FROM_A_NEWER_VERSION";

  @TestFactory
  @DisplayName("Each value of an enumeration that is not known is read as UNKNOWN")
  Stream<DynamicTest> shouldReadValuesThatAreNotKnown() {
    return Topics.ALL.stream()
        .flatMap(topic -> MessageTypes.below(topic.type()).values().stream())
        .map(type -> dynamicTest(type.getSimpleName(), () -> check(type)));
  }

  private static void check(Class<?> type) throws JsonProcessingException {
    // given
    String newer = newer(Samples.of(type));

    // when
    Object read = Json.LOG.readValue(newer, type);

    // then
    assertThat(Json.LOG.writeValueAsString(read)).isEqualTo(newer.replace(NEW, "UNKNOWN"));
  }

  @Test
  void shouldReadAnActorOfAKindThatIsNotKnown() {
    assertThat(Actor.parse("GHOST:1")).isEqualTo(new Actor(Actor.Kind.UNKNOWN, "1"));
  }

  private static String newer(Object sample) throws JsonProcessingException {
    var module = new SimpleModule();
    module.addSerializer(Enum.class, new NewValue());
    module.addKeySerializer(Enum.class, new NewName());
    return Json.LOG.copy().registerModule(module).writeValueAsString(sample);
  }

  private static boolean isOurs(Enum<?> value) {
    return value.getDeclaringClass().getName().startsWith("org.strowger.");
  }

  @SuppressWarnings("rawtypes") // as the module asks for
  private static final class NewValue extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum value, JsonGenerator to, SerializerProvider by) throws IOException {
      to.writeString(isOurs(value) ? NEW : value.name());
    }
  }

  @SuppressWarnings("rawtypes") // as the module asks for
  private static final class NewName extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum value, JsonGenerator to, SerializerProvider by) throws IOException {
      to.writeFieldName(isOurs(value) ? NEW : value.name());
    }
  }
}
