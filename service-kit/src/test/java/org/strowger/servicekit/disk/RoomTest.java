package org.strowger.servicekit.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("TR91: warned at 10 %, reserved at 3 %, and no less than 64 MB")
class RoomTest {

  private static final long MB = 1024 * 1024;

  private final Room.Bounds bounds = new Room.Bounds(10, 3, 64 * MB);

  @ParameterizedTest(name = "before {0}, {1} of {2} MB free: {3}")
  @CsvSource({
    "ENOUGH,   1001, 10000, ENOUGH",
    "ENOUGH,    999, 10000, LOW",
    "LOW,       301, 10000, LOW",
    "LOW,       299, 10000, RESERVED",
    "RESERVED,  301, 10000, RESERVED",
    "RESERVED,  376, 10000, LOW",
    "RESERVED, 5000, 10000, ENOUGH",
    "ENOUGH,     63,   500, RESERVED",
    "ENOUGH,     65,   500, ENOUGH",
    "RESERVED,   79,   500, RESERVED",
    "RESERVED,   81,   500, ENOUGH",
    "ENOUGH,      0,   500, RESERVED",
  })
  void shouldSayWhatFreeSpaceMeans_TR91(Room before, long free, long total, Room now) {
    assertThat(bounds.of(before, free * MB, total * MB)).isEqualTo(now);
  }
}
