package org.strowger.embedded.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers this machine only, and only while the demo's passwords are in force. It stands on the
 * resource, so that no spelling of a path walks round it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface FromThisMachine {

  /** Also when passwords of one's own are in force. */
  boolean evenWhenClosed() default false;
}
