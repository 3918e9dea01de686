package org.strowger.bench.cases;

/**
 * What one round did.
 *
 * @param writes that were acknowledged
 * @param seconds that passed
 * @param appCpu seconds of processor time that the service took; 0 when there was none
 * @param databaseCpu seconds of processor time that all processes of PostgreSQL took
 */
record Written(int writes, double seconds, double appCpu, double databaseCpu) {

  double perSecond() {
    return writes / seconds;
  }

  /** Microseconds of the service per write. */
  double appMicros() {
    return appCpu * 1e6 / writes;
  }

  /** Microseconds of PostgreSQL per write. */
  double databaseMicros() {
    return databaseCpu * 1e6 / writes;
  }
}
