package org.strowger.gateway.email.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.gateway.conversation.Attachment;
import org.strowger.gateway.text.Markup;

/**
 * What a reader sees of a piece of a mail.
 *
 * @param text of it
 * @param html the same where the sender's HTML stays as it is
 * @param marked whether any of it was HTML
 * @param unreadable HTML that is beyond measure; its words are in the text
 */
record MailView(String text, String html, boolean marked, List<String> unreadable) {

  private static final MailView EMPTY = new MailView("", "", false, List.of());
  private static final Pattern IMAGE = Pattern.compile("cid:([^\"'\\s>)]{1,250})");

  static MailView of(Piece piece) {
    var names = new HashMap<String, String>();
    var shownByMarkup = new HashSet<String>();
    piece
        .all()
        .forEach(
            each -> {
              if (each instanceof Piece.File(Attachment file, Piece.Role _)
                  && file.contentId() != null) {
                names.putIfAbsent(file.contentId(), file.name());
              } else if (each instanceof Piece.Markup(String html)) {
                Matcher image = IMAGE.matcher(html);
                while (image.find()) {
                  shownByMarkup.add(image.group(1));
                }
              }
            });
    return new Reader(names, shownByMarkup).view(piece);
  }

  private static MailView plain(String text) {
    String html =
        text.isBlank() ? "" : "<pre style=\"white-space:pre-wrap\">" + escaped(text) + "</pre>";
    return new MailView(text, html, false, List.of());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** One below the other. */
  private static MailView joined(List<MailView> views) {
    var text = new StringBuilder();
    var html = new StringBuilder();
    boolean marked = false;
    for (MailView view : views) {
      if (!view.text.isBlank()) {
        text.append(text.isEmpty() ? "" : "\n").append(view.text.stripTrailing());
      }
      if (!view.html.isEmpty()) {
        html.append(html.isEmpty() ? "" : "\n").append(view.html);
      }
      marked |= view.marked;
    }
    return new MailView(
        text.toString(),
        html.toString(),
        marked,
        views.stream().flatMap(view -> view.unreadable.stream()).toList());
  }

  /** Reads pieces that know of each other's images. */
  private static final class Reader {

    private final Map<String, String> images;
    private final Set<String> shownByMarkup;
    private int parsed;

    Reader(Map<String, String> images, Set<String> shownByMarkup) {
      this.images = images;
      this.shownByMarkup = shownByMarkup;
    }

    MailView view(Piece piece) {
      return switch (piece) {
        case Piece.Body(String text) -> plain(text);
        case Piece.Markup(String html) -> markup(html);
        case Piece.Invitation(String text, Attachment _) -> plain(text);
        case Piece.Note(String text) -> plain(text);
        case Piece.File(Attachment file, Piece.Role role) -> file(file, role);
        case Piece.Choice(List<Piece> forms) -> choice(forms);
        case Piece.Sequence(List<Piece> pieces) -> joined(pieces.stream().map(this::view).toList());
      };
    }

    private MailView markup(String html) {
      boolean readable = parsed + html.length() <= Markup.LONGEST && Markup.isReadable(html);
      if (!readable) {
        return new MailView(HtmlText.scanned(html), "", false, List.of(html));
      }
      parsed += html.length(); // all that a mail has of it is parsed only up to the limit of one
      return new MailView(HtmlText.of(html, images), html, true, List.of());
    }

    /** An image that stands between texts is named where it stands. */
    private MailView file(Attachment file, Piece.Role role) {
      boolean seen =
          role == Piece.Role.INLINE
              && file.type().startsWith("image/")
              && !shownByMarkup.contains(file.contentId() == null ? "" : file.contentId());
      return seen ? plain("[image: " + file.name() + "]") : EMPTY;
    }

    /** One form of the words; what has a time is shown with it, for it says more than the words. */
    private MailView choice(List<Piece> forms) {
      List<MailView> words =
          forms.stream()
              .filter(form -> !(form instanceof Piece.Invitation))
              .map(this::view)
              .toList();
      var shown = new ArrayList<MailView>();
      shown.add(AlternativeChoice.of(words));
      for (Piece form : forms) {
        if (form instanceof Piece.Invitation(String text, Attachment _)) {
          shown.add(plain(unsaid(text, shown.getFirst().text)));
        }
      }
      return joined(shown);
    }

    private static String unsaid(String text, String said) {
      var more = new ArrayList<String>();
      for (String line : text.split("\n", -1)) {
        if (line.startsWith("[") || !said.contains(line.strip())) {
          more.add(line);
        }
      }
      return String.join("\n", more);
    }
  }
}
