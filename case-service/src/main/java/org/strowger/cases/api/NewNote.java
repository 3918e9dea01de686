package org.strowger.cases.api;

import java.util.List;
import java.util.regex.Pattern;
import org.strowger.cases.Note;
import org.strowger.contracts.Bounds;
import org.strowger.servicekit.problem.FieldFault;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;

/**
 * A note that an agent wants to keep.
 *
 * @param clientId chosen by the desk, so that sending it again is harmless
 */
record NewNote(
    @Bounds(form = "[A-Za-z0-9-]{8,64}") String clientId,
    @Text(Kind.PROSE) @Bounds(min = 1, max = Note.MAX_LENGTH) String text) {

  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  String checkedClientId() {
    if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
      throw invalid("/clientId", "Expected 8–64 letters, digits or '-' but got something else");
    }
    return clientId;
  }

  String checkedText() {
    if (text == null || text.isBlank()) {
      throw invalid("/text", "Expected a text but got none");
    }
    if (text.length() > Note.MAX_LENGTH) {
      throw invalid(
          "/text", "Expected at most " + Note.MAX_LENGTH + " characters but got " + text.length());
    }
    return text;
  }

  private static Problem invalid(String pointer, String message) {
    return Problem.badRequest("invalid_value", message)
        .withFaults(List.of(new FieldFault(pointer, "invalid_value", message)));
  }
}
