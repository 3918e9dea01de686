package org.strowger.gateway.email;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail system says about a mail of ours (RFC 3464).
 *
 * @param action failed, delayed, delivered, relayed or expanded
 * @param status e.g. {@code 5.1.1}
 * @param originalMessageId of the mail it is about; empty when it does not say
 */
record DeliveryReport(String action, String status, String originalMessageId) {

  private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
  private static final Pattern BLANK_LINE = Pattern.compile("\r?\n[ \t]*\r?\n");

  /** The report in a mail; null when the mail is none. */
  static @Nullable DeliveryReport of(MimeReader.Mail mail) {
    var type = HeaderParameters.parse(mail.headers().firstOrEmpty("content-type"));
    if (!type.value().equals("multipart/report")
        || !"delivery-status".equalsIgnoreCase(type.get("report-type"))) {
      return null;
    }
    String action = "failed";
    String status = "5.0.0";
    String original = "";
    for (MimeReader.Part part : mail.parts()) {
      if (part.is("message/delivery-status")) {
        action = field(part, "action", action).toLowerCase(Locale.ROOT);
        Matcher found = STATUS.matcher(field(part, "status", status));
        status = found.find() ? found.group() : status;
      } else if (part.is("message/rfc822") || part.is("text/rfc822-headers")) {
        original = headers(part).firstOrEmpty("message-id");
      }
    }
    return new DeliveryReport(action, status, original);
  }

  boolean failed() {
    return action.equals("failed");
  }

  private static String field(MimeReader.Part part, String name, String action) {
    for (String group : BLANK_LINE.split(ascii(part))) {
      String value = headers(group).first(name);
      if (value != null) {
        return value;
      }
    }
    return action;
  }

  private static MailHeaders headers(MimeReader.Part part) {
    return headers(BLANK_LINE.split(ascii(part), 2)[0]);
  }

  private static MailHeaders headers(String text) {
    var headers = new MailHeaders();
    for (String field : text.replaceAll("\r?\n[ \t]+", " ").split("\r?\n")) {
      headers.addRaw(field.getBytes(StandardCharsets.ISO_8859_1));
    }
    return headers;
  }

  private static String ascii(MimeReader.Part part) {
    return new String(part.content(), StandardCharsets.ISO_8859_1).stripLeading();
  }
}
