package org.strowger.servicekit.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a resource reads by itself of a request: only for the API's documents. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Takes {

  /** The type that the body is read as. */
  Class<?> value() default void.class;

  /** Headers that it reads by itself and that have to be there. */
  String[] headers() default {};

  /** Query parameters: each constant is one, named as in JSON and described by its comment. */
  Class<? extends Enum<?>>[] query() default {};

  /** Those of them that have to be there. */
  String[] mandatory() default {};

  /** Or the document that describes it, by its name in docs/api. */
  String document() default "";
}
