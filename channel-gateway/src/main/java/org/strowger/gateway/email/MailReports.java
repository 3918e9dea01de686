package org.strowger.gateway.email;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.email.read.EncodedWords;
import org.strowger.gateway.email.read.HeaderParameters;
import org.strowger.gateway.email.read.MailHeaders;
import org.strowger.gateway.email.read.MailPart;
import org.strowger.gateway.email.read.MimeReader;

/**
 * Finds what a mail reports about another one: in the forms of RFC 3464 and RFC 8098, and in the
 * words of mail systems that know neither.
 */
final class MailReports {

  private static final int MOST_WORDS = 20_000;
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE;

  private static final Set<String> STATUS_PARTS =
      Set.of("message/delivery-status", "message/global-delivery-status");
  private static final Set<String> DISPOSITION_PARTS =
      Set.of("message/disposition-notification", "message/global-disposition-notification");
  private static final Set<String> ORIGINALS =
      Set.of(
          "message/rfc822",
          "message/global",
          "message/global-headers",
          "text/rfc822-headers",
          "message/partial");

  private static final Pattern STATUS = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");
  private static final Pattern REPLY_CODE =
      Pattern.compile("(?:^|said:?|smtp;|error:?|[#<(])\\s*([45])\\d\\d[ -]", FLAGS);
  private static final Pattern FAILURE =
      Pattern.compile(
          "undeliver|(?:could ?n[o']t|cannot|can't|wasn't able to|unable to|not) (?:be )?deliver"
              + "|delivery[^.]{0,40}fail|failure notice|returned mail|returned to sender"
              + "|unzustellbar|nicht zugestellt|nicht zustellbar|non remis|non distribu"
              + "|no se (?:pudo|ha podido) entregar|no entregado|mancato recapito|onbestelbaar",
          FLAGS);
  private static final Pattern BLANK_LINE = Pattern.compile("\r?\n[ \t]*\r?\n");
  private static final Pattern SYSTEM =
      Pattern.compile(
          "(?:mailer-?daemon|mail-daemon|postmaster|mdaemon|microsoftexchange[0-9a-f]{8,})@.*",
          FLAGS);
  private static final Pattern MESSAGE_ID =
      Pattern.compile("^[ >]{0,10}Message-ID:\\s{0,10}(<[^<>\\s]{1,250}>)", FLAGS);
  private static final Pattern DELAYED =
      Pattern.compile("will (?:be )?(?:retr|keep|continue)|delayed|not yet", FLAGS);
  private static final String PERMANENT = "5.0.0";

  private MailReports() {}

  /** The report in a mail; null when the mail is none. */
  static @Nullable DeliveryReport of(MimeReader.Mail mail, MailAddress from, String text) {
    MailPart disposition = isReport(mail.root()) ? first(mail, DISPOSITION_PARTS) : null;
    if (disposition != null) {
      return receipt(mail, disposition);
    }
    var type = HeaderParameters.parse(mail.headers().firstOrEmpty("content-type"));
    String reported = type.get("report-type");
    if (type.value().equals("multipart/report") && "delivery-status".equalsIgnoreCase(reported)) {
      return standard(mail);
    }
    MailPart status = first(mail, STATUS_PARTS);
    boolean system = SYSTEM.matcher(from.address()).matches();
    return status != null && system ? standard(mail) : inWords(mail, system, text);
  }

  /** Somebody who puts a receipt beside his words sends none. */
  private static boolean isReport(MailPart part) {
    String type = part.type().value();
    MailPart signed = part.first();
    return type.equals("multipart/report")
        || DISPOSITION_PARTS.contains(type)
        || (type.equals("multipart/signed") && signed != null && isReport(signed));
  }

  /** RFC 3464, also where the report says "multipart/mixed" of itself. */
  private static DeliveryReport standard(MimeReader.Mail mail) {
    List<MailHeaders> recipients =
        mail.leaves().stream()
            .filter(part -> STATUS_PARTS.contains(part.type().value()))
            .flatMap(part -> groups(part).filter(group -> group.has("action")))
            .toList();
    MailHeaders told =
        recipients.stream()
            .filter(group -> action(group).equals("failed"))
            .findFirst()
            .orElse(
                recipients.isEmpty() ? MailHeaders.of("Action: failed") : recipients.getFirst());
    Matcher status = STATUS.matcher(told.firstOrEmpty("status"));
    return new DeliveryReport(
        action(told), status.find() ? status.group() : PERMANENT, original(mail));
  }

  private static String action(MailHeaders recipient) {
    return recipient.firstOrEmpty("action").toLowerCase(Locale.ROOT);
  }

  private static DeliveryReport receipt(MimeReader.Mail mail, MailPart part) {
    String disposition = field(part, "disposition", "").toLowerCase(Locale.ROOT);
    String kind = disposition.substring(disposition.indexOf(';') + 1).split("[/,]", 2)[0].strip();
    String about = field(part, "original-message-id", "");
    return new DeliveryReport(
        kind.isEmpty() ? "processed" : kind, "", about.isEmpty() ? original(mail) : about);
  }

  /**
   * qmail, Exim, Exchange and others: they say who they are, that it failed, and what came back.
   */
  private static @Nullable DeliveryReport inWords(
      MimeReader.Mail mail, boolean system, String text) {
    boolean exim = mail.headers().has("x-failed-recipients");
    if (!system && !exim) {
      return null;
    }
    String subject = EncodedWords.decode(mail.headers().firstOrEmpty("subject"));
    String words = subject + "\n" + text.substring(0, Math.min(text.length(), MOST_WORDS));
    Matcher status = STATUS.matcher(words);
    Matcher code = REPLY_CODE.matcher(words);
    boolean told = status.find();
    boolean coded = code.find();
    if (!exim && !FAILURE.matcher(words).find() && !(told && coded)) {
      return null; // a postmaster who writes is a person
    }
    boolean temporary = told ? status.group().startsWith("4") : coded && code.group(1).equals("4");
    boolean delayed = temporary || (!told && !coded && DELAYED.matcher(words).find());
    String said = told ? status.group() : delayed ? "4.0.0" : PERMANENT;
    return new DeliveryReport(delayed ? "delayed" : "failed", said, original(mail));
  }

  /** The Message-ID of what came back: of a part, of a copy in the text, or of what it answers. */
  private static String original(MimeReader.Mail mail) {
    Stream<String> parts =
        mail.leaves().stream()
            .filter(part -> ORIGINALS.contains(part.type().value()))
            .map(part -> headers(part.octets().stripLeading()).firstOrEmpty("message-id"));
    Stream<String> copies =
        mail.leaves().stream()
            .filter(part -> part.type().value().startsWith("text/"))
            .flatMap(part -> MESSAGE_ID.matcher(part.octets()).results().map(it -> it.group(1)));
    Stream<String> answered =
        Stream.of("in-reply-to", "references", "x-original-message-id")
            .flatMap(name -> mail.headers().all(name).stream())
            .flatMap(value -> Stream.of(value.split("\\s+")).toList().reversed().stream());
    return Stream.of(parts, copies, answered)
        .flatMap(each -> each)
        .filter(id -> !id.isBlank())
        .findFirst()
        .orElse("");
  }

  private static @Nullable MailPart first(MimeReader.Mail mail, Set<String> types) {
    return mail.leaves().stream()
        .filter(part -> types.contains(part.type().value()))
        .findFirst()
        .orElse(null);
  }

  private static String field(MailPart part, String name, String otherwise) {
    return groups(part).flatMap(group -> group.all(name).stream()).findFirst().orElse(otherwise);
  }

  private static Stream<MailHeaders> groups(MailPart part) {
    return Stream.of(BLANK_LINE.split(part.octets().stripLeading())).map(MailHeaders::of);
  }

  private static MailHeaders headers(String text) {
    return MailHeaders.of(BLANK_LINE.split(text, 2)[0]);
  }
}
