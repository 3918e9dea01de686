package org.strowger.gateway.phone.sip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which algorithm a phone is asked for: one at a time, since many phones understand no second
 * challenge, and some none by an algorithm that they do not know. A phone that was asked and comes
 * again without an answer is asked for the next one, so that it is let in by the first it knows.
 *
 * <p>MD5 comes first unless it is configured otherwise, against the order of RFC 8760: that is what
 * all phones know, and with passwords of 160 random bits its weakness gives nothing away.
 */
final class Challenges {

  private static final int MOST_PHONES = 10_000;

  private final List<String> algorithms;
  private final Map<String, Integer> asked =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST_PHONES;
        }
      };

  /**
   * @param algorithms in the order in which they are asked for
   * @throws IllegalArgumentException when there is none, or one that is not known
   */
  Challenges(List<String> algorithms) {
    this.algorithms = algorithms.stream().map(Challenges::known).distinct().toList();
    if (this.algorithms.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected an algorithm in strowger.gateway.sip.digests but found none");
    }
  }

  private static String known(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT);
    if (!Digest.ALGORITHMS.contains(wanted)) {
      throw new IllegalArgumentException(
          "Expected strowger.gateway.sip.digests of "
              + Digest.ALGORITHMS
              + " but found another algorithm");
    }
    return wanted;
  }

  /** Whether an answer by it is taken. */
  boolean takes(String algorithm) {
    return algorithms.contains(algorithm.toUpperCase(Locale.ROOT));
  }

  /** What the phone with this Call-ID, which gave no answer, is asked for. */
  synchronized String next(String callId) {
    int before = asked.getOrDefault(callId, 0);
    asked.put(callId, before + 1);
    return algorithms.get(before % algorithms.size());
  }

  /** The phone answered: it is asked for the first again when it comes without an answer. */
  synchronized void answered(String callId) {
    asked.remove(callId);
  }
}
