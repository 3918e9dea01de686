package org.strowger.servicekit.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What goes over a socket: only for the API's documents. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Feed {

  /** What the server sends: a record, or a sealed type of frames. */
  Class<?> sends();

  /** What the client may send; void: nothing. */
  Class<?> takes() default void.class;

  /** The subprotocol that a client names; empty: none. */
  String protocol() default "";
}
