package org.strowger.servicekit.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import org.strowger.contracts.id.DomainId;

/** Our own ids have a syntax of their own that lets digits pass: none of them is a card number. */
final class IdBorder extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1;
  private static final Package IDS = DomainId.class.getPackage();

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
    return IDS.equals(bean.getBeanClass().getPackage()) ? new Checked(deserializer) : deserializer;
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
      if (from.hasToken(JsonToken.VALUE_STRING) && CardNumbers.isId(from.getText())) {
        throw JsonMappingException.from(
            context,
            "refused at the border",
            new IllegalArgumentException("Expected an id but found a card number"));
      }
      return super.deserialize(from, context);
    }
  }
}
