package org.strowger.acceptance.api;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the sources say above their types, methods and constants: the compiler reads it. */
final class Javadocs {

  private final Map<String, Javadoc> byElement = new HashMap<>();

  private Javadocs() {}

  /**
   * A comment.
   *
   * @param summary its first sentence
   * @param rest all that follows
   * @param params what it says of parameters and of a record's components
   * @param returned what the method returns; empty when it does not say
   */
  record Javadoc(String summary, String rest, Map<String, String> params, String returned) {

    static final Javadoc NONE = new Javadoc("", "", Map.of(), "");

    String text() {
      return rest.isEmpty() ? summary : summary + (rest.startsWith("\n") ? "" : " ") + rest;
    }
  }

  /** Reads all sources below these directories. */
  static Javadocs below(List<Path> roots) {
    var docs = new Javadocs();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var sources =
          files.getJavaFileObjectsFromPaths(roots.stream().flatMap(Javadocs::java).toList());
      var task =
          (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        docs.new Reading(trees, unit.getPackageName() + ".").scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return docs;
  }

  Javadoc of(Class<?> type) {
    return byElement.getOrDefault(type.getName(), Javadoc.NONE);
  }

  Javadoc of(Method method) {
    String name = method.getDeclaringClass().getName() + "#" + method.getName();
    return byElement.getOrDefault(name + "/" + method.getParameterCount(), Javadoc.NONE);
  }

  Javadoc of(Enum<?> constant) {
    return of(constant.getDeclaringClass(), constant.name());
  }

  /** Of a field. */
  Javadoc of(Class<?> type, String field) {
    return byElement.getOrDefault(type.getName() + "#" + field, Javadoc.NONE);
  }

  private static Stream<Path> java(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Walks one source file. */
  private final class Reading extends TreePathScanner<Void, Void> {

    private final DocTrees trees;
    private final String packageName;
    private final Deque<String> enclosing = new ArrayDeque<>();

    Reading(DocTrees trees, String packageName) {
      this.trees = trees;
      this.packageName = packageName;
    }

    @Override
    public Void visitClass(ClassTree node, Void unused) {
      String name = node.getSimpleName().toString();
      enclosing.addLast(
          enclosing.isEmpty() ? packageName + name : enclosing.getLast() + "$" + name);
      keep(enclosing.getLast());
      super.visitClass(node, null);
      enclosing.removeLast();
      return null;
    }

    @Override
    public Void visitMethod(MethodTree node, Void unused) {
      keep(enclosing.getLast() + "#" + node.getName() + "/" + node.getParameters().size());
      return null;
    }

    @Override
    public Void visitVariable(VariableTree node, Void unused) {
      keep(enclosing.getLast() + "#" + node.getName());
      return null;
    }

    private void keep(String element) {
      @Nullable DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        byElement.put(element, javadoc(comment));
      }
    }

    private static Javadoc javadoc(DocCommentTree comment) {
      var params = new HashMap<String, String>();
      String returned = "";
      for (var tag : comment.getBlockTags()) {
        if (tag instanceof ParamTree param) {
          params.put(param.getName().toString(), JavadocText.of(param.getDescription()));
        } else if (tag instanceof ReturnTree answer) {
          returned = JavadocText.of(answer.getDescription());
        }
      }
      return new Javadoc(
          JavadocText.of(comment.getFirstSentence()),
          JavadocText.of(comment.getBody()),
          params,
          returned);
    }
  }
}
