package org.strowger.acceptance.api;

import io.quarkus.websockets.next.WebSocket;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.IndexView;

/** The services that browsers and programs talk to. */
enum Service {
  ROUTING(
      "routing",
      "routing-service",
      "Desks, supervision, plans and rosters, explanations.",
      """
      A command answers 200 with what it caused as far as it concerns who sent it, or 202 when the \
      router has not answered within 2 s: the desk's feed tells the rest. 409 carries the router's \
      code and has changed nothing; 422 names each fault besides."""),
  GATEWAY(
      "gateway",
      "channel-gateway",
      "Conversations with customers: reading and answering them, the chat, the signed entrance.",
      "Customers chat over a socket that a ticket opens; other systems post what their customers write."),
  CASES("cases", "case-service", "Cases, their notes and how they were resolved.", ""),
  KPI("kpi", "kpi-service", "The numbers of a domain.", ""),
  CONSOLE("console", "console", "Users, sessions, names of colleagues.", "");

  private final String word;
  private final String module;
  private final String summary;
  private final String description;

  Service(String word, String module, String summary, String description) {
    this.word = word;
    this.module = module;
    this.summary = summary;
    this.description = description;
  }

  /** As it stands in paths, packages and operation ids. */
  String word() {
    return word;
  }

  String module() {
    return module;
  }

  String summary() {
    return summary;
  }

  String description() {
    return description;
  }

  String document() {
    return word + ".yaml";
  }

  String feedsDocument() {
    return word + "-feeds.yaml";
  }

  List<Class<?>> sockets() {
    return annotated(WebSocket.class);
  }

  List<Class<?>> resources() {
    return annotated(Path.class);
  }

  boolean owns(Class<?> type) {
    return type.getPackageName().startsWith(packageName());
  }

  String packageName() {
    return "org.strowger." + word;
  }

  private List<Class<?>> annotated(Class<? extends Annotation> annotation) {
    return Classes.INDEX.getAnnotations(annotation).stream()
        .map(each -> each.target())
        .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
        .<Class<?>>map(target -> Classes.named(target.asClass().name().toString()))
        .filter(this::owns)
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .toList();
  }

  /** All classes of the project. */
  static final class Classes {

    static final IndexView INDEX = read();

    private Classes() {}

    static Class<?> named(String name) {
      try {
        return Class.forName(name);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("Expected a class on the class path but found none", e);
      }
    }

    private static IndexView read() {
      try {
        var indexes = new ArrayList<Index>();
        for (URL file :
            Collections.list(Service.class.getClassLoader().getResources("META-INF/jandex.idx"))) {
          if (file.getPath().contains("strowger") || file.getPath().contains("/target/classes/")) {
            try (InputStream in = file.openStream()) {
              indexes.add(new IndexReader(in).read());
            }
          }
        }
        return CompositeIndex.create(new ArrayList<>(indexes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
