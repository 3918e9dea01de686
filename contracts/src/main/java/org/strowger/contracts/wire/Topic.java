package org.strowger.contracts.wire;

/**
 * One topic of the catalogue.
 *
 * @param name on the broker
 * @param type the sealed type, or the record, of its messages
 * @param keyedBy what the key is, for people
 * @param maxBytes the largest value that is sent
 * @param appendTime true when the broker's clock stamps the records
 * @param compacted true when only the last value per key is kept; else everything is
 */
public record Topic<T>(
    String name,
    Class<T> type,
    String keyedBy,
    int maxBytes,
    boolean appendTime,
    boolean compacted) {

  /** Where records of this topic go that cannot be processed. */
  public String deadLetters() {
    return name + ".dlq";
  }
}
