package org.strowger.testkit;

/**
 * Where the broker and the database of this JVM are. Kept in system properties, because the tests
 * of Quarkus see this class through several class loaders.
 */
record Addresses(
    String bootstrapServers, String postgresUrl, String postgresUser, String postgresPassword) {

  static final String BOOTSTRAP = "kafka.bootstrap.servers";

  /** Not the service's own key: a test may give its service another broker. */
  private static final String STARTED = "strowger.testkit.kafka";

  static final String URL = "strowger.postgres.url";
  static final String USER = "strowger.postgres.user";
  static final String PASSWORD = "strowger.postgres.password";

  static boolean known() {
    return System.getProperty(STARTED) != null && System.getProperty(URL) != null;
  }

  /**
   * Of the started or given broker and database.
   *
   * @throws IllegalStateException when neither was started nor given
   */
  static Addresses ofThisJvm() {
    String started = System.getProperty(STARTED);
    return new Addresses(
        started == null ? given(BOOTSTRAP) : started, given(URL), given(USER), given(PASSWORD));
  }

  void remember() {
    System.setProperty(STARTED, bootstrapServers);
    System.setProperty(URL, postgresUrl);
    System.setProperty(USER, postgresUser);
    System.setProperty(PASSWORD, postgresPassword);
  }

  private static String given(String key) {
    String value = System.getProperty(key);
    if (value == null) {
      throw new IllegalStateException(
          "Expected system property " + key + " with -Dinfra=external but found none");
    }
    return value;
  }
}
