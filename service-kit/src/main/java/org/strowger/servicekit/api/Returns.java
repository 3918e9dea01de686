package org.strowger.servicekit.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a resource answers, where its method does not say it: only for the API's documents. On a
 * method it replaces what its class says.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Returns {

  /** The statuses of success; none: 200, or 204 when there is no body. */
  int[] status() default {};

  /** What the body is; void: what the method returns. */
  Class<?> body() default void.class;

  /** The media type; empty: that of {@code @Produces}. */
  String type() default "";
}
