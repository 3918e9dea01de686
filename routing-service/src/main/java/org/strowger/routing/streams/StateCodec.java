package org.strowger.routing.streams;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.strowger.contracts.wire.InstantModule;
import org.strowger.contracts.wire.MessageTooLargeException;
import org.strowger.routing.engine.state.Entity;

/**
 * The stored form of an entity: one version byte, then Smile of {@code {type, entity}}. A later
 * version must still read every earlier one; golden files hold it to that.
 */
final class StateCodec {

  static final int MAX_BYTES = 256 * 1024;

  private static final byte VERSION = 1;
  private static final ObjectMapper SMILE =
      SmileMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new InstantModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
          .build();

  private static final Map<String, ObjectReader> READERS =
      leaves(Entity.class).collect(Collectors.toMap(Class::getSimpleName, SMILE::readerFor));
  private static final ClassValue<ObjectWriter> WRITERS =
      new ClassValue<>() {
        @Override
        protected ObjectWriter computeValue(Class<?> type) {
          return SMILE.writerFor(type);
        }
      };

  private StateCodec() {}

  /**
   * Writes an entity.
   *
   * @throws MessageTooLargeException when it is above {@link #MAX_BYTES}
   */
  static byte[] encode(Entity entity) {
    String type = entity.getClass().getSimpleName();
    var bytes = new ByteArrayOutputStream(512);
    bytes.write(VERSION);
    try (JsonGenerator out = SMILE.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("type", type);
      out.writeFieldName("entity");
      WRITERS.get(entity.getClass()).writeValue(out, entity);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.size() > MAX_BYTES) {
      throw new MessageTooLargeException(type, bytes.size(), MAX_BYTES);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads an entity.
   *
   * @throws IllegalStateException when the bytes are not of a known version and type
   */
  static Entity decode(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new IllegalStateException(
          "Expected a stored entity of version " + VERSION + " but found another");
    }
    try (JsonParser in = SMILE.createParser(bytes, 1, bytes.length - 1)) {
      if (in.nextToken() != JsonToken.START_OBJECT || !"type".equals(in.nextFieldName())) {
        throw different();
      }
      ObjectReader entity = READERS.get(in.nextTextValue());
      if (entity == null || !"entity".equals(in.nextFieldName())) {
        throw different();
      }
      in.nextToken();
      return entity.readValue(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException different() {
    return new IllegalStateException("Expected type and entity but the stored form differs");
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StateCodec::leaves)
        : Stream.of(type);
  }
}
