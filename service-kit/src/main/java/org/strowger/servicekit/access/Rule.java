package org.strowger.servicekit.access;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;

/** What an annotation demands. */
sealed interface Rule {

  /** Nobody may: the annotation is missing, or there are two. */
  record Closed() implements Rule {}

  record Unguarded() implements Rule {}

  record Needs(Permission permission) implements Rule {}

  static Rule of(Method method, Class<?> resource) {
    return annotated(method) ? on(method) : on(resource);
  }

  static Rule on(AnnotatedElement element) {
    Allowed allowed = element.getAnnotation(Allowed.class);
    Open open = element.getAnnotation(Open.class);
    if (allowed != null && open == null) {
      return new Needs(allowed.value());
    }
    return allowed == null && open != null ? new Unguarded() : new Closed();
  }

  private static boolean annotated(AnnotatedElement element) {
    return element.isAnnotationPresent(Allowed.class) || element.isAnnotationPresent(Open.class);
  }
}
