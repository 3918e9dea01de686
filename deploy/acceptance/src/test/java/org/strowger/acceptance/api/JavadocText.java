package org.strowger.acceptance.api;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.List;

/** A Javadoc comment as CommonMark. */
final class JavadocText extends SimpleDocTreeVisitor<Void, StringBuilder> {

  private static final String PARAGRAPH = "\u2029";

  private JavadocText() {}

  static String of(List<? extends DocTree> comment) {
    var text = new StringBuilder();
    new JavadocText().visit(comment, text);
    return text.toString()
        .replaceAll("\\s+", " ")
        .replaceAll(" ?" + PARAGRAPH + " ?", "\n\n")
        .strip();
  }

  @Override
  protected Void defaultAction(DocTree node, StringBuilder text) {
    return null;
  }

  @Override
  public Void visitText(TextTree node, StringBuilder text) {
    text.append(node.getBody());
    return null;
  }

  @Override
  public Void visitLiteral(LiteralTree node, StringBuilder text) {
    text.append('`').append(node.getBody().getBody().strip()).append('`');
    return null;
  }

  @Override
  public Void visitLink(LinkTree node, StringBuilder text) {
    if (node.getLabel().isEmpty()) {
      text.append('`').append(simpleName(node.getReference())).append('`');
    } else {
      visit(node.getLabel(), text);
    }
    return null;
  }

  @Override
  public Void visitEntity(EntityTree node, StringBuilder text) {
    text.append(
        switch (node.getName().toString()) {
          case "lt" -> "<";
          case "gt" -> ">";
          case "amp" -> "&";
          default -> "";
        });
    return null;
  }

  @Override
  public Void visitStartElement(StartElementTree node, StringBuilder text) {
    if (node.getName().contentEquals("p")) {
      text.append(PARAGRAPH);
    }
    return null;
  }

  private static String simpleName(ReferenceTree reference) {
    String signature = reference.getSignature();
    return signature.substring(
        Math.max(signature.lastIndexOf('.'), signature.lastIndexOf('#')) + 1);
  }
}
