package org.strowger.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a value may be, for the documents that are made of the code: the range of a number, the
 * number of elements of a list or a map, the length and the form of a text. It says what a check
 * elsewhere refuses; it refuses nothing by itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Bounds {

  /** The form of codes that people give. */
  String CODE = "[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?";

  /** The least; none when it is {@code Long.MIN_VALUE}. */
  long min() default Long.MIN_VALUE;

  /** The most; none when it is {@code Long.MAX_VALUE}. */
  long max() default Long.MAX_VALUE;

  /** Whether it may be left out, which is as if it were empty. */
  boolean optional() default false;

  /** A regular expression that a whole text matches; none when it is empty. */
  String form() default "";
}
