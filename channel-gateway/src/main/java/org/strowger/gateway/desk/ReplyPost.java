package org.strowger.gateway.desk;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.strowger.contracts.Bounds;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;

/**
 * An agent's answer.
 *
 * @param clientMessageId chosen by the desk: the same answer posted again is sent once
 * @param lastSeenSequence the customer's latest message the agent has seen
 * @param attachments ids of what she uploaded for this contact and has not sent yet
 */
public record ReplyPost(
    @Bounds(form = "[A-Za-z0-9-]{8,64}") String clientMessageId,
    @Text(Kind.PROSE) @Bounds(min = 1, max = ReplyPost.LONGEST_TEXT) String text,
    long lastSeenSequence,
    @Bounds(max = ReplyPost.MOST_ATTACHMENTS, optional = true) List<String> attachments) {

  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  /** More than any channel carries; what this one carries is said by its capabilities. */
  private static final int LONGEST_TEXT = 1_000_000;

  private static final int MOST_ATTACHMENTS = 100;

  public ReplyPost {
    if (clientMessageId == null || !CLIENT_ID.matcher(clientMessageId).matches()) {
      throw new IllegalArgumentException(
          "Expected clientMessageId of 8–64 letters, digits and - but it is another");
    }
    if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "Expected text of 1–" + LONGEST_TEXT + " characters but it has another length");
    }
    attachments = attachments == null ? List.of() : attachments;
    if (attachments.size() > MOST_ATTACHMENTS || attachments.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "Expected at most " + MOST_ATTACHMENTS + " attachments, each an id");
    }
    attachments = attachments.stream().distinct().toList();
  }
}
