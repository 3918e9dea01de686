package org.strowger.acceptance.api;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.Open;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Returns;
import org.strowger.servicekit.api.Takes;

/**
 * One method of a resource.
 *
 * @param verb in lower case
 */
record Operation(String verb, Class<?> resource, Method method) {

  private static final List<Class<? extends Annotation>> NO_BODY =
      List.of(
          PathParam.class,
          QueryParam.class,
          HeaderParam.class,
          CookieParam.class,
          RestQuery.class,
          Context.class);

  /** Of the name that the scanner gives: package, class and method. */
  static Operation of(String verb, String name) {
    int mark = name.lastIndexOf('_');
    Class<?> resource = Service.Classes.named(name.substring(0, mark));
    List<Method> found =
        Arrays.stream(resource.getMethods())
            .filter(method -> method.getName().equals(name.substring(mark + 1)))
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException("Expected one method " + name + " but found " + found.size());
    }
    return new Operation(verb, resource, found.getFirst());
  }

  boolean changes() {
    return !List.of("get", "head", "options").contains(verb);
  }

  /** Null when it is open to everybody. */
  @Nullable Permission allowed() {
    AnnotatedElement element = isAnnotated(method) ? method : resource;
    Allowed allowed = element.getAnnotation(Allowed.class);
    return allowed == null ? null : allowed.value();
  }

  private static boolean isAnnotated(AnnotatedElement element) {
    return element.isAnnotationPresent(Allowed.class) || element.isAnnotationPresent(Open.class);
  }

  Optional<Parameter> body() {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> NO_BODY.stream().noneMatch(parameter::isAnnotationPresent))
        .filter(parameter -> parameter.getType() != HttpServerRequest.class)
        .findFirst();
  }

  boolean takesBody() {
    return body().isPresent();
  }

  boolean takesJson() {
    return takesBody() && bodyType().equals("application/json");
  }

  String bodyType() {
    Consumes consumes =
        Optional.ofNullable(method.getAnnotation(Consumes.class))
            .orElseGet(() -> resource.getAnnotation(Consumes.class));
    return consumes == null ? "application/json" : consumes.value()[0];
  }

  Optional<Takes> takes() {
    return body().map(parameter -> parameter.getAnnotation(Takes.class));
  }

  /** What it reads of the query by itself. */
  Optional<Takes> takesQuery() {
    return Arrays.stream(method.getParameters())
        .map(parameter -> parameter.getAnnotation(Takes.class))
        .filter(takes -> takes != null && takes.query().length > 0)
        .findFirst();
  }

  Optional<Returns> returns() {
    return Optional.ofNullable(method.getAnnotation(Returns.class))
        .or(() -> Optional.ofNullable(resource.getAnnotation(Returns.class)));
  }

  int[] statuses() {
    int[] said = returns().map(Returns::status).orElse(new int[0]);
    ResponseStatus status = method.getAnnotation(ResponseStatus.class);
    if (said.length > 0) {
      return said;
    }
    return new int[] {status != null ? status.value() : hasAnswer() ? 200 : 204};
  }

  private boolean hasAnswer() {
    return method.getReturnType() != void.class
        || returns().filter(it -> it.body() != void.class).isPresent();
  }

  /** Empty when it answers without a body; an unknown form is said by {@link Returns}. */
  Optional<AnnotatedType> answer() {
    AnnotatedType type = method.getAnnotatedReturnType();
    if (method.getReturnType() == RestResponse.class) {
      type = ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
    }
    return type.getType() == void.class || type.getType() == Void.class
        ? Optional.empty()
        : Optional.of(type);
  }

  /** Unique over all services. */
  String id(Service service) {
    String group = resource.getSimpleName().replaceFirst("Resource$", "");
    String name = group.toLowerCase(Locale.ROOT).equals(service.word()) ? "" : group;
    return service.word() + name + upper(method.getName());
  }

  /** For people: the resource's name in words. */
  String tag() {
    return resource
        .getSimpleName()
        .replaceFirst("Resource$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }

  private static String upper(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
