package org.strowger.servicekit.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * With which problems a resource refuses, by their stable codes: only for the API's documents. On a
 * resource it holds for all of its methods; on a class that a resource is constructed with, for all
 * methods of that resource. What access, bodies and headers are refused with need not be said.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Refuses.All.class)
public @interface Refuses {

  /** The status, 4xx or 5xx. */
  int status();

  /** The codes. */
  String[] code() default {};

  /** Further codes: the names of these constants in lower case. */
  Class<? extends Enum<?>>[] codesOf() default {};

  /** Several of them. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface All {
    Refuses[] value();
  }
}
