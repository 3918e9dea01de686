package org.strowger.servicekit.disk;

/** What the free space of a disk means. */
enum Room {
  /** Enough. */
  ENOUGH,
  /** Somebody should look at it. */
  LOW,
  /** What is left is for what was taken already: nothing new is. */
  RESERVED;

  /** What must be free beyond the bound before new input is taken again, in percent of it. */
  private static final int AGAIN_PERCENT = 125;

  /**
   * When it is low, and when reserved.
   *
   * @param lowPercent of the disk
   * @param reservedPercent of the disk, below the other
   * @param reservedBytes whatever the disk's size
   */
  record Bounds(int lowPercent, int reservedPercent, long reservedBytes) {

    Room of(Room before, long free, long total) {
      long reserved = Math.max(total / 100 * reservedPercent, reservedBytes);
      long bound = before == RESERVED ? reserved / 100 * AGAIN_PERCENT : reserved;
      if (free < bound) {
        return RESERVED;
      }
      return free < Math.max(total / 100 * lowPercent, bound) ? LOW : ENOUGH;
    }
  }
}
