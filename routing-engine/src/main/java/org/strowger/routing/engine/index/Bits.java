package org.strowger.routing.engine.index;

import java.util.Arrays;

/** A growing set of small numbers. */
public final class Bits {

  private long[] words = new long[1];

  /** Whether a number is in the set. */
  public boolean has(int number) {
    int word = number >> 6;
    return word < words.length && (words[word] & (1L << number)) != 0;
  }

  /** The least number of both sets that is not below {@code from}; -1 when there is none. */
  public int next(int from, Bits other) {
    int common = Math.min(words.length, other.words.length);
    int word = from >> 6;
    if (word >= common) {
      return -1;
    }
    long both = words[word] & other.words[word] & (-1L << from);
    while (both == 0) {
      word++;
      if (word == common) {
        return -1;
      }
      both = words[word] & other.words[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(both);
  }

  /** Whether no number is in the set. */
  boolean isEmpty() {
    return next(0, this) < 0;
  }

  /** Whether the sets have a number in common. */
  public boolean meets(Bits other) {
    return next(0, other) >= 0;
  }

  /** Whether it has a number that the other set has not. */
  boolean exceeds(Bits other) {
    for (int word = 0; word < words.length; word++) {
      if ((words[word] & ~(word < other.words.length ? other.words[word] : 0)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Puts a number, not below 0, into the set or takes it out. */
  void set(int number, boolean on) {
    int word = number >> 6;
    if (word >= words.length) {
      if (!on) {
        return;
      }
      words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
    }
    if (on) {
      words[word] |= 1L << number;
    } else {
      words[word] &= ~(1L << number);
    }
  }

  void clear() {
    Arrays.fill(words, 0);
  }
}
