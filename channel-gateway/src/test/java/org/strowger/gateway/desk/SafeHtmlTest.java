package org.strowger.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src=https://tracker.example/pixel.gif>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='jAvA\tscript:alert(1)'>x</a>",
        "<svg onload=alert(1)><path/></svg>",
        "<iframe src=https://evil.example></iframe>",
        "<object data=x></object><embed src=x>",
        "<form action=https://evil.example><input name=p></form>",
        "<style>@import 'https://evil.example';</style>",
        "<p style=\"background:url(https://evil.example)\">x</p>",
        "<noscript><style></noscript><img src=x onerror=alert(1)></style>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<link rel=stylesheet href=https://evil.example>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href=https://evil.example>",
        "<body onload=alert(1)>",
        "<div onclick=alert(1)>x</div>"
      })
  void shouldLeaveNothingThatLoadsOrRuns(String html) {
    String safe = SafeHtml.document("<p>before</p>" + html).toLowerCase(Locale.ROOT);

    assertThat(safe)
        .contains("before")
        .doesNotContain("<script", "<img", "javascript:", "onerror=", "onload=", "onclick=")
        .doesNotContain("<svg", "<iframe", "<object", "<embed", "<form", "<input", "<style")
        .doesNotContain("<link", "http-equiv", "url(", "@import", "<base href");
  }

  @Test
  void shouldKeepWhatAReaderNeeds() {
    String safe =
        SafeHtml.document(
            "<h1>Title</h1><table><tr><td colspan=2>cell</td></tr></table>"
                + "<a href=\"https://example.org/\">link</a><b>bold</b>");

    assertThat(safe)
        .contains("<h1>Title</h1>", "<td colspan=\"2\">cell</td>", "<b>bold</b>")
        .contains("href=\"https://example.org/\"", "noopener");
  }
}
