package org.strowger.servicekit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.stream.Collectors;

/** Turns Jackson's refusals into problems that do not quote what was sent. */
final class JsonRefusal {

  private JsonRefusal() {}

  static Problem of(JsonProcessingException refusal) {
    return switch (refusal) {
      case UnrecognizedPropertyException unknown ->
          problem(unknown, "unknown_field", "Expected only known fields but found another");
      case JsonMappingException mapping
          when mapping.getCause() instanceof JsonProcessingException ->
          malformed();
      case ValueInstantiationException refused ->
          problem(refused, "invalid_value", SafeText.of(refused.getCause()));
      case JsonMappingException whole when whole.getPath().isEmpty() -> malformed();
      case MismatchedInputException other ->
          problem(other, "invalid_value", SafeText.of(other.getCause(), WantedForm.of(other)));
      case JsonMappingException mapping ->
          problem(mapping, "invalid_value", SafeText.of(mapping.getCause()));
      default -> malformed();
    };
  }

  private static Problem malformed() {
    return Problem.badRequest(
        "malformed_json", "Expected well-formed JSON of this resource but it was not");
  }

  private static Problem problem(JsonMappingException refusal, String code, String message) {
    return Problem.badRequest(code, message)
        .withFaults(List.of(new FieldFault(pointer(refusal), code, message)));
  }

  private static String pointer(JsonMappingException refusal) {
    return refusal.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
        .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
