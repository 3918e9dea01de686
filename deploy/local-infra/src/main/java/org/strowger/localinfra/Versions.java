package org.strowger.localinfra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions of the broker and of the database that the build has chosen. */
public final class Versions {

  /** Of Kafka, e.g. {@code 4.4.0}. */
  public static final String KAFKA;

  /** Of the artifacts with PostgreSQL's programs, e.g. {@code 17.11.0} for PostgreSQL 17.11. */
  public static final String POSTGRES;

  static {
    var versions = new Properties();
    try (InputStream file = Versions.class.getResourceAsStream("versions.properties")) {
      versions.load(Objects.requireNonNull(file, "versions.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    KAFKA = versions.getProperty("kafka");
    POSTGRES = versions.getProperty("postgres");
  }

  private Versions() {}
}
