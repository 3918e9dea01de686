package org.strowger.kpi.query;

import java.util.Arrays;

/** Values of enumerations as fact rows keep them. */
public final class KnownValue {

  private KnownValue() {}

  /**
   * The value of that name.
   *
   * @param unknown what stands for one that a newer version of this service has filed
   */
  public static <E extends Enum<E>> E of(Class<E> type, String name, E unknown) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElse(unknown);
  }
}
