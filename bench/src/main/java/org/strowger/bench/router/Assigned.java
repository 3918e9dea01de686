package org.strowger.bench.router;

/**
 * What one round of assignments took.
 *
 * @param bytes written per assignment, by the log or the database
 */
record Assigned(int contacts, double seconds, double bytes) {

  double perSecond() {
    return contacts / seconds;
  }
}
