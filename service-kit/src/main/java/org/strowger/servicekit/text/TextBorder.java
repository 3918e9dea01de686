package org.strowger.servicekit.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.text.Text.Kind;

/**
 * The door of all texts in clients' JSON, by the kind that {@link Text} gives to their fields: what
 * {@link TextRules} refuse is refused with its place in the document.
 */
public final class TextBorder extends StdScalarDeserializer<String>
    implements ContextualDeserializer {

  private static final long serialVersionUID = 1;

  private final Kind kind;

  private TextBorder(Kind kind) {
    super(String.class);
    this.kind = kind;
  }

  /** For a mapper that reads what clients send. */
  public static SimpleModule module() {
    return new SimpleModule("text-border")
        .addDeserializer(String.class, new TextBorder(Kind.FIELD))
        .addKeyDeserializer(String.class, new Keys())
        .setDeserializerModifier(new IdBorder());
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    Text text = property == null ? null : property.getAnnotation(Text.class);
    return text == null ? this : new TextBorder(text.value());
  }

  @Override
  public @Nullable String deserialize(JsonParser from, DeserializationContext context)
      throws IOException {
    String text = StringDeserializer.instance.deserialize(from, context);
    return text == null ? null : admitted(context, () -> TextRules.admit(kind, text));
  }

  static String admitted(DeserializationContext context, Supplier<String> admit)
      throws JsonMappingException {
    try {
      return admit.get();
    } catch (IllegalArgumentException e) {
      throw JsonMappingException.from(context, "refused at the border", e);
    }
  }

  private static final class Keys extends KeyDeserializer {

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      return admitted(context, () -> TextRules.admit(Kind.FIELD, key));
    }
  }
}
