package org.strowger.gateway.email.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** A mail of any structure that a mail program could write, and which words in it are whose. */
final class MadeMail {

  private static final List<String> ALPHABETS =
      List.of("a b c d e f g h", "ä ö ü ß é ñ ç å", "а б в г д е ж з", "注 文 が 届 き ま せ ん");
  private static final List<String> SIGNS = List.of("", ".", ":", "?", "!", ", ", " - ", " >");

  private final Random random;
  private final List<String> own = new ArrayList<>();
  private final List<String> ours = new ArrayList<>();
  private final String alphabet;
  private final byte[] bytes;

  MadeMail(long seed) {
    random = new Random(seed);
    alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
    for (int i = 0; i < 4; i++) {
      ours.add(sentence("q" + i, 6 + random.nextInt(8)));
    }
    bytes =
        ("From: a@b.example\r\nMIME-Version: 1.0\r\n" + part(0))
            .getBytes(StandardCharsets.ISO_8859_1);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Sentences that the sender wrote, in their order. */
  List<String> own() {
    return own;
  }

  /** What was sent to him before. */
  String ours() {
    return String.join("\n", ours);
  }

  /** Headers and content, each character an octet. */
  private String part(int depth) {
    int kind = random.nextInt(depth < 4 ? 9 : 3);
    return switch (kind) {
      case 0, 1 -> leaf("text/plain", plain(lines()));
      case 2 -> leaf("text/html", html(lines()));
      case 3 -> alternative();
      case 4 -> container("mixed", part(depth + 1), file(), part(depth + 1));
      case 5 -> container("related", part(depth + 1), file());
      case 6 -> container("signed", part(depth + 1), signature());
      case 7 -> sealed(part(depth + 1));
      default -> container("mixed", part(depth + 1), part(depth + 1));
    };
  }

  private String alternative() {
    List<Line> lines = lines();
    return container(
        "alternative", leaf("text/plain", plain(lines)), leaf("text/html", html(lines)));
  }

  private List<Line> lines() {
    var lines = new ArrayList<Line>();
    int blocks = 1 + random.nextInt(4);
    for (int i = 0; i < blocks; i++) {
      String sentence = sentence("w" + own.size(), 2 + random.nextInt(12));
      own.add(sentence);
      lines.add(new Line(sentence, false));
      if (random.nextInt(3) == 0) {
        int from = random.nextInt(ours.size());
        for (String each : ours.subList(from, ours.size())) {
          lines.add(new Line(each, true));
        }
      }
    }
    return lines;
  }

  private String sentence(String mark, int length) {
    String[] letters = alphabet.split(" ");
    var sentence = new StringBuilder();
    for (int i = 0; i < length; i++) {
      sentence.append(i == 0 ? "" : " ").append(mark).append('x').append(i);
      sentence.append(letters[random.nextInt(letters.length)]);
      sentence.append(SIGNS.get(random.nextInt(SIGNS.size())).stripTrailing());
    }
    return sentence.toString();
  }

  private String plain(List<Line> lines) {
    boolean divider = random.nextBoolean();
    var text = new StringBuilder();
    boolean before = false;
    for (Line line : lines) {
      if (line.quoted && !before) {
        text.append(divider ? divider() : introduction());
      }
      text.append(line.quoted && !divider ? "> " : "").append(line.text).append("\r\n");
      text.append(random.nextInt(3) == 0 ? "\r\n" : "");
      before = line.quoted;
    }
    return text.toString();
  }

  private String divider() {
    return pick(
        "\r\n-----Original Message-----\r\n",
        "\r\nFrom: Us <us@x.example>\r\nSent: today\r\nTo: you\r\nSubject: y\r\n\r\n",
        "\r\n________________________________\r\n");
  }

  private String introduction() {
    return pick(
        "\r\n",
        "On 22 Nov 2026 at 10:00, Us wrote:\r\n",
        "Am 22.11.2026 um 10:00 schrieb Us:\r\n\r\n",
        "22.11.2026 10:00, Us <us@x.example>:\r\n");
  }

  private String html(List<Line> lines) {
    String open =
        pick(
            "<blockquote type=\"cite\">",
            "<blockquote class=\"gmail_quote\">",
            "<div id=divRplyFwdMsg><hr></div><div>");
    var html = new StringBuilder(pick("", "<html><head><title>t</title></head><body>", "<div>"));
    for (Line line : lines) {
      String words = line.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      if (line.quoted) {
        html.append(open).append(words).append(open.contains("<div") ? "</div>" : "</blockquote>");
      } else {
        html.append(shown(words));
      }
      html.append(pick("", "\r\n"));
    }
    return html.toString();
  }

  private String shown(String words) {
    return switch (random.nextInt(7)) {
      case 0 -> "<p>" + words + "</p>";
      case 1 -> "<blockquote>" + words + "</blockquote>";
      case 2 -> "<ol><li>" + words + "</ol>";
      case 3 -> "<table><tr><td>" + words.replace(" ", "</td><td>") + "</td></tr></table>";
      case 4 -> "<div class=\"gmail_quote\">" + words + "</div>";
      case 5 -> "<pre>" + words + "</pre>";
      default -> "<div><b>" + words + "</b></div>";
    };
  }

  private String leaf(String type, String content) {
    Charset charset =
        alphabet.startsWith("а")
            ? Charset.forName(pick("koi8-r", "windows-1251", "utf-8"))
            : StandardCharsets.UTF_8;
    byte[] octets = content.getBytes(charset);
    String name = pick("", "", "; name=body.txt");
    String disposition =
        name.isEmpty()
            ? pick("", "Content-Disposition: inline\r\n")
            : "Content-Disposition: inline\r\n";
    String head =
        "Content-Type: " + type + "; charset=" + charset.name() + name + "\r\n" + disposition;
    return switch (random.nextInt(3)) {
      case 0 ->
          head
              + "Content-Transfer-Encoding: base64\r\n\r\n"
              + Base64.getMimeEncoder().encodeToString(octets);
      case 1 ->
          head + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedPrintable(octets);
      default ->
          head
              + "Content-Transfer-Encoding: 8bit\r\n\r\n"
              + new String(octets, StandardCharsets.ISO_8859_1);
    };
  }

  private static String quotedPrintable(byte[] octets) {
    var text = new StringBuilder();
    for (byte octet : octets) {
      boolean plain =
          octet == '\r' || octet == '\n' || (octet > ' ' && octet < 127 && octet != '=');
      text.append(plain ? String.valueOf((char) octet) : "=%02X".formatted(octet & 0xff));
    }
    return text.toString();
  }

  private static String file() {
    return "Content-Type: application/pdf; name=a.pdf\r\n\r\nx";
  }

  private static String signature() {
    return "Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx";
  }

  private String sealed(String part) {
    byte[] octets = part.getBytes(StandardCharsets.ISO_8859_1);
    return "Content-Type: application/pkcs7-mime; name=smime.p7m\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(Cms.signed(octets, random.nextBoolean()));
  }

  private String container(String kind, String... parts) {
    String boundary = "b" + random.nextInt(1_000_000_000);
    var text = new StringBuilder("Content-Type: multipart/" + kind + "; boundary=" + boundary);
    text.append("\r\n\r\nNot for readers.\r\n");
    for (String part : parts) {
      text.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
    }
    return text.append("--").append(boundary).append("--\r\n").toString();
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }

  private record Line(String text, boolean quoted) {}
}
