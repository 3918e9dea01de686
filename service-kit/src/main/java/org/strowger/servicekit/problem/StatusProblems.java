package org.strowger.servicekit.problem;

/** The problem of a bare status, as the HTTP layers below the resources report it. */
final class StatusProblems {

  private StatusProblems() {}

  static Problem of(int status) {
    return Problem.of(status, Titles.code(status), detail(status));
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "Expected a well-formed request but it was not";
      case 401 -> "Expected a logged-in user but found none";
      case 403 -> "Expected a user with this permission but the user has not got it";
      case 404 -> "Expected an existing resource but there is none here";
      case 405 -> "Expected a method that this resource has but it was another";
      case 406 -> "Expected to answer in a type that the client accepts but there is none";
      case 413 -> "Expected a smaller request but it was too large";
      case 415 -> "Expected a content type that this resource reads but it was another";
      case 500 -> "Something went wrong here; the instance names it in our log";
      default -> Titles.of(status);
    };
  }
}
