package org.strowger.gateway.email.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.strowger.gateway.conversation.Attachment;
import org.strowger.gateway.email.read.Piece.Choice;
import org.strowger.gateway.email.read.Piece.File;
import org.strowger.gateway.email.read.Piece.Role;
import org.strowger.gateway.email.read.Piece.Sequence;
import org.strowger.gateway.text.PlainText;

/** Tells what each part of a mail is to a reader; its form and order stay. */
final class MailStructure {

  private static final String ENCRYPTED = "[This mail is encrypted. It cannot be read here.]";
  private static final String UNCHECKED = "[Signed by S/MIME, signature not checked.]";
  private static final String UNREADABLE_TNEF =
      "[A part in the format of Outlook alone (winmail.dat) cannot be read here.]";
  private static final int DEEPEST_MAIL = 5;

  private static final Set<String> WORDS =
      Set.of("", "text", "plain", "text/plain", "text/markdown", "text/x-markdown", "text/x-plain");
  private static final Set<String> MARKUP =
      Set.of("text/html", "html", "application/xhtml+xml", "text/enriched", "text/richtext");
  private static final Set<String> REPORTS =
      Set.of(
          "message/delivery-status",
          "message/global-delivery-status",
          "message/disposition-notification",
          "message/global-disposition-notification");
  private static final Set<String> PROOFS =
      Set.of(
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/pgp-signature");
  private static final Set<String> SEALED =
      Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
  private static final Set<String> OUTLOOK =
      Set.of("application/ms-tnef", "application/vnd.ms-tnef");

  private final PartLimits limits;
  private int files;
  private int depth;
  private boolean hasWords;

  private MailStructure(PartLimits limits) {
    this.limits = limits;
  }

  static Piece of(MimeReader.Mail mail) {
    return new MailStructure(mail.limits()).piece(mail.root());
  }

  private Piece piece(MailPart part) {
    String type = part.type().value();
    if (part.parts().isEmpty()) {
      return leaf(part, type);
    }
    List<Piece> pieces = part.parts().stream().map(this::piece).toList();
    return switch (type) {
      case "multipart/alternative" -> new Choice(pieces);
      case "multipart/encrypted" ->
          new Sequence(
              Stream.concat(Stream.of(new Piece.Note(ENCRYPTED)), pieces.stream()).toList());
      default -> new Sequence(pieces);
    };
  }

  private Piece leaf(MailPart part, String type) {
    String name = FileNames.given(part).toLowerCase(Locale.ROOT);
    if (REPORTS.contains(type)) {
      return new Sequence(List.of()); // a program reads it
    }
    if (isWords(part, type)) {
      return words(part, type);
    }
    if (type.equals("text/calendar")) {
      String text = CalendarText.of(part.text());
      return text.isEmpty() ? file(part) : new Piece.Invitation(text, file(part).attachment());
    }
    if (SEALED.contains(type) || name.endsWith(".p7m")) {
      return sealed(part);
    }
    if (OUTLOOK.contains(type) || name.equals("winmail.dat")) {
      return outlook(part);
    }
    return file(part);
  }

  /** What is put beside the text is none; a name alone does not put it there. */
  private boolean isWords(MailPart part, String type) {
    boolean readable =
        WORDS.contains(type) || MARKUP.contains(type) || type.startsWith("multipart/");
    String disposition = part.disposition().value();
    boolean shown = disposition.equals("inline") || FileNames.given(part).isEmpty() || !hasWords;
    return readable && shown && !disposition.equals("attachment");
  }

  private Piece words(MailPart part, String type) {
    String text = PlainText.body(part.text());
    hasWords |= !text.isBlank();
    return switch (type) {
      case "text/enriched", "text/richtext" -> new Piece.Body(MarkupScan.of(text));
      case "text/html", "html", "application/xhtml+xml" -> new Piece.Markup(text);
      default -> new Piece.Body(FlowedText.of(text, part.type()));
    };
  }

  /** Signed content in its envelope, which hides it from who does not open it. */
  private Piece sealed(MailPart part) {
    SignedContent signed = SignedContent.of(part.content());
    byte[] content = signed.content();
    if (content == null) {
      return signed.encrypted()
          ? new Sequence(List.of(new Piece.Note(ENCRYPTED), file(part)))
          : file(part);
    }
    if (depth == DEEPEST_MAIL) {
      return file(part);
    }
    depth++;
    try {
      MailPart inner = MimeReader.read(content, limits).root();
      return new Sequence(List.of(piece(inner), new Piece.Note(UNCHECKED)));
    } catch (RefusedMailException e) {
      return file(part); // beyond the limits: as it came
    } finally {
      depth--;
    }
  }

  private Piece outlook(MailPart part) {
    return Tnef.unpack(part.content())
        .<Piece>map(this::outlook)
        .orElseGet(() -> new Sequence(List.of(new Piece.Note(UNREADABLE_TNEF), file(part))));
  }

  private Piece outlook(Tnef message) {
    var forms = new ArrayList<Piece>();
    if (!message.text().isBlank()) {
      forms.add(new Piece.Body(PlainText.body(message.text())));
    }
    if (!message.html().isBlank()) {
      forms.add(new Piece.Markup(PlainText.body(message.html())));
    }
    hasWords |= !forms.isEmpty();
    Stream<Piece> inside = message.files().stream().map(it -> named(it.name(), it.content()));
    return new Sequence(Stream.concat(Stream.of(new Choice(forms)), inside).toList());
  }

  private Piece named(String name, byte[] content) {
    String safe = PlainText.fileName(name, "attachment-" + ++files);
    return new File(
        new Attachment(safe, "application/octet-stream", null, content), Role.ATTACHMENT);
  }

  private File file(MailPart part) {
    String type = part.type().value();
    Role role =
        PROOFS.contains(type)
            ? Role.SIGNATURE
            : part.disposition().value().equals("inline") ? Role.INLINE : Role.ATTACHMENT;
    return new File(FileNames.attachment(part, ++files), role);
  }
}
