package org.strowger.servicekit.problem;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be logged of an exception: kinds and places, never messages, which may quote what a
 * customer wrote.
 */
public final class FailureTrace {

  private static final String OWN = "org.strowger.";
  private static final int MAX_CAUSES = 5;
  private static final int MAX_PLACES = 3;

  private FailureTrace() {}

  public static String of(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .map(FailureTrace::describe)
        .collect(Collectors.joining(" caused by "));
  }

  private static String describe(Throwable failure) {
    StackTraceElement[] frames = failure.getStackTrace();
    String own =
        Arrays.stream(frames)
            .filter(frame -> frame.getClassName().startsWith(OWN))
            .limit(MAX_PLACES)
            .map(FailureTrace::place)
            .collect(Collectors.joining(" < "));
    String first = frames.length == 0 ? "" : place(frames[0]);
    String places = own.startsWith(first) ? own : first + (own.isEmpty() ? "" : " … " + own);
    return failure.getClass().getSimpleName() + (places.isEmpty() ? "" : " at " + places);
  }

  private static String place(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1)
        + "."
        + frame.getMethodName()
        + ":"
        + frame.getLineNumber();
  }
}
