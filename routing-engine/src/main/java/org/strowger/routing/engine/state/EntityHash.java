package org.strowger.routing.engine.state;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A 64-bit hash of a record's content that is the same on every machine and in every run: names of
 * types and enum constants count, identities do not; a map counts as the set of its entries.
 */
public final class EntityHash {

  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final ClassValue<Method[]> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .peek(accessor -> accessor.setAccessible(true))
              .toArray(Method[]::new);
        }
      };

  private EntityHash() {}

  /** The hash of an entity; equal entities have equal hashes. */
  public static long of(Entity entity) {
    return hash(entity);
  }

  private static long hash(@Nullable Object value) {
    return switch (value) {
      case null -> SEED;
      case String text -> hashText(text);
      case Integer number -> mix(SEED, number);
      case Long number -> mix(SEED, number);
      case Boolean flag -> mix(SEED, flag ? 1 : 2);
      case Enum<?> constant -> hashText(constant.name());
      case Instant instant -> mix(mix(SEED, instant.getEpochSecond()), instant.getNano());
      case LocalDate date -> mix(SEED, date.toEpochDay());
      case LocalTime time -> mix(SEED, time.toNanoOfDay());
      case ZoneId zone -> hashText(zone.getId());
      case Collection<?> list -> hashList(list);
      case Map<?, ?> map -> hashMap(map);
      case Record record -> hashRecord(record);
      default ->
          throw new IllegalStateException(
              "Expected plain content but found a " + value.getClass().getSimpleName());
    };
  }

  private static long hashText(String text) {
    return mix(mix(SEED, text.length()), text.hashCode()); // the same for a text on every machine
  }

  private static long hashList(Collection<?> list) {
    long sum = mix(SEED, list.size());
    for (Object each : list) {
      sum = mix(sum, hash(each));
    }
    return sum;
  }

  private static long hashMap(Map<?, ?> map) {
    long sum = mix(SEED, map.size());
    for (Map.Entry<?, ?> each : map.entrySet()) {
      sum += mix(hash(each.getKey()), hash(each.getValue()));
    }
    return sum;
  }

  private static long hashRecord(Record record) {
    long sum = hashText(record.getClass().getSimpleName());
    for (Method accessor : ACCESSORS.get(record.getClass())) {
      sum = mix(sum, hash(read(accessor, record)));
    }
    return sum;
  }

  private static @Nullable Object read(Method accessor, Record record) {
    try {
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Expected a readable record", e);
    }
  }

  private static long mix(long sum, long next) {
    long mixed = (sum ^ next) * 0xFF51AFD7ED558CCDL;
    return Long.rotateLeft(mixed ^ (mixed >>> 32), 27) * 5 + 0x52DCE729L;
  }
}
