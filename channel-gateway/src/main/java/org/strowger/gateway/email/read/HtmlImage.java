package org.strowger.gateway.email.read;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.strowger.gateway.text.PlainText;

/** What stands for an image where only words do. */
final class HtmlImage {

  private HtmlImage() {}

  /** Its words, or its file; empty for one that nobody is meant to see. */
  static String name(Element image, Map<String, String> images) {
    String words = PlainText.line(image.attr("alt"));
    String source = image.attr("src").strip();
    String file =
        source.toLowerCase(Locale.ROOT).startsWith("cid:")
            ? images.getOrDefault(decoded(source.substring("cid:".length())), "")
            : "";
    if (!file.isEmpty()) {
      return words.isEmpty() || words.equals(file)
          ? "image: " + file
          : "image: " + words + ", " + file;
    }
    if (!words.isEmpty()) {
      return "image: " + words;
    }
    return image.hasAttr("alt") || isDot(image) ? "" : "image";
  }

  /** It keeps other things apart, or counts who looks. */
  private static boolean isDot(Element image) {
    return image.attr("width").matches("[01](px)?") || image.attr("height").matches("[01](px)?");
  }

  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return id;
    }
  }
}
