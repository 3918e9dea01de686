package org.strowger.gateway.email.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("TR5: HTML is read as a reader sees it")
@SuppressWarnings("StringConcatToTextBlock") // small texts read best in a line
class HtmlTextTest {

  @Test
  void shouldReadTheFormOfAShop_TR5() {
    assertThat(Samples.body("found/m26-html-only-table-link-pre").text())
        .isEqualTo(
            "New request\nName\tKlaus Muster\nOrder\t4711\nAmount\t12\t50 EUR\n"
                + "Invoice: here <https://example.com/invoice/4711>\n\n1. broken\n2. late\n"
                + "line one\nline two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <table><tr><th>A</th><th>B</th></tr></table>       | A\\tB
          <p>a</p><p>b</p>                                   | a\\n\\nb
          a<br>b<div>c</div>d                                | a\\nb\\nc\\nd
          <dl><dt>Size<dd>42</dl>                            | Size\\n42
          <b>one</b> <i>two</i>, <u>three</u>                | one two, three
          <a href='https://x.example/a?b=1'>Look</a>         | Look <https://x.example/a?b=1>
          <a href='https://x.example/'>x.example</a>         | x.example
          <a href='http://www.x.example'>https://x.example/</a> | https://x.example/
          <a href='mailto:a@x.example'>a@x.example</a>       | a@x.example
          <a href='mailto:a@x.example'>Write</a>             | Write <a@x.example>
          <a href='tel:+4930123'>Call</a>                    | Call <+4930123>
          <a href='javascript:alert(1)'>Click</a>            | Click
          <a href='#top'>Up</a>                              | Up
          <ol start=3><li>a<li>b</ol>                        | 3. a\\n4. b
          <ol reversed><li>a<li>b</ol>                       | 2. a\\n1. b
          <ul><li>a<ol><li>b</ol></ul>                       | - a\\n  1. b
          <img src='cid:p1' alt=''>                          | [image: broken.png]
          x<img src='cid:p1' alt='The box'>y                 | x[image: The box, broken.png]y
          <img src='cid:p%2b2'>                              | [image: second.png]
          <img src='https://x.example/a.gif' alt='Our logo'> | [image: Our logo]
          <img src='https://x.example/a.gif'>                | [image]
          <p>a<img src='https://t.example/p' width=1>b       | ab
          <a href='https://x.example'><img src=b alt=Buy></a> | [image: Buy] <https://x.example>
          a<blockquote>mine</blockquote>b                    | a\\nmine\\nb
          <p>&gt; 5 pieces                                   | ' > 5 pieces'
          <p>a<script>x</script><style>y</style><noscript>seen</noscript> | aseen
          <textarea>my words</textarea>                      | my words
          """)
  void shouldReadEachElement_TR5(String html, String expected) {
    String text = HtmlText.of(html, Map.of("p1", "broken.png", "p+2", "second.png"));

    assertThat(text).isEqualTo(expected.replace("\\n", "\n").replace("\\t", "\t"));
  }

  @Test
  void shouldKeepSpacesOfWhatIsSetSo_TR5() {
    assertThat(HtmlText.of("<pre>a  b\n   c</pre><p>d\n   e</p>", Map.of()))
        .isEqualTo("a  b\n   c\nd e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <blockquote type='cite'>old</blockquote>                    | > old
          <blockquote class='gmail_quote' style='x'>old</blockquote>  | > old
          <div class='moz-cite-prefix'>Am 1. schrieb X:</div>         | > Am 1. schrieb X:
          <blockquote type=CITE>a<blockquote type=cite>b</blockquote></blockquote> | > a\\n>> b
          <div class='gmail_quote'><div class='gmail_attr'>On 1 X wrote:</div><blockquote class='gmail_quote'>old</blockquote></div> | > On 1 X wrote:\\n> old
          <div class='gmail_quote'>my answer in between</div>         | my answer in between
          <div class='gmail_quote'><div class='gmail_attr'>---------- Forwarded message ---------<br>From: X</div>read this</div> | ---------- Forwarded message ---------\\nFrom: X\\nread this
          <blockquote style='margin:0 0 0 40px'>mine</blockquote>     | mine
          <div id='divRplyFwdMsg'>From: X</div>                       | From: X
          """)
  void shouldMarkWhatAMailerMarks_TR2(String html, String expected) {
    assertThat(HtmlText.of(html, Map.of())).isEqualTo(expected.replace("\\n", "\n"));
  }
}
