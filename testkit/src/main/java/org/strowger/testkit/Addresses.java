package org.strowger.testkit;

/**
 * Where the broker and the database of this JVM are. Kept in system properties, because the tests
 * of Quarkus see this class through several class loaders.
 */
record Addresses(
    String bootstrapServers, String postgresUrl, String postgresUser, String postgresPassword) {

  static final String BOOTSTRAP = "kafka.bootstrap.servers";
  static final String URL = "strowger.postgres.url";
  static final String USER = "strowger.postgres.user";
  static final String PASSWORD = "strowger.postgres.password";

  static boolean known() {
    return System.getProperty(BOOTSTRAP) != null && System.getProperty(URL) != null;
  }

  /**
   * Of the started or given broker and database.
   *
   * @throws IllegalStateException when neither was started nor given
   */
  static Addresses ofThisJvm() {
    return new Addresses(given(BOOTSTRAP), given(URL), given(USER), given(PASSWORD));
  }

  void remember() {
    System.setProperty(BOOTSTRAP, bootstrapServers);
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
