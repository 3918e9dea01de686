package org.strowger.servicekit.problem;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What the log reads for a value that is not known, {@code UNKNOWN}, is no value that a client may
 * send.
 */
final class KnownValuesOnly extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1;

  @Override
  public JsonDeserializer<?> modifyEnumDeserializer(
      DeserializationConfig config,
      JavaType type,
      BeanDescription description,
      JsonDeserializer<?> deserializer) {
    return new Checked(deserializer);
  }

  /** The values that a client may send. */
  static Stream<Enum<?>> of(Class<?> enumeration) {
    return Arrays.stream(enumeration.getEnumConstants())
        .<Enum<?>>map(Enum.class::cast)
        .filter(value -> !isPlaceholder(value));
  }

  private static boolean isPlaceholder(Enum<?> value) {
    try {
      return value
          .getDeclaringClass()
          .getField(value.name())
          .isAnnotationPresent(JsonEnumDefaultValue.class);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("Expected a constant as a field but there is none", e);
    }
  }

  private static final class Checked extends DelegatingDeserializer {

    private static final long serialVersionUID = 1;

    Checked(JsonDeserializer<?> reads) {
      super(reads);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reads) {
      return new Checked(reads);
    }

    @Override
    public Object deserialize(JsonParser from, DeserializationContext context) throws IOException {
      Object read = super.deserialize(from, context);
      return read instanceof Enum<?> value && isPlaceholder(value)
          ? context.handleWeirdStringValue(
              value.getDeclaringClass(), value.name(), "not a value of clients")
          : read;
    }
  }
}
