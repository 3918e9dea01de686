package org.strowger.servicekit.text;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of which kind a text field of a client's JSON is; one without it is {@link Kind#FIELD}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.METHOD,
  ElementType.RECORD_COMPONENT
})
public @interface Text {

  Kind value();

  /** What may stand in a text, and whether card numbers are masked in it. */
  enum Kind {
    /** Names, codes, ids: no control characters but tab and line ends; card numbers are masked. */
    FIELD,
    /**
     * What somebody wrote: kept as it is, control characters too, but must show something; card
     * numbers are masked.
     */
    PROSE,
    /**
     * What another system calls a thing: no control characters; whoever keeps it sees to its card
     * numbers, since two of them must not become the same.
     */
    FOREIGN_KEY,
    /** Passwords and tokens: compared, never kept or shown. */
    SECRET
  }
}
