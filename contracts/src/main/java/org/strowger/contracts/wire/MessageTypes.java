package org.strowger.contracts.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of message types: {@code org.strowger.<SimpleName>.v1}. A changed meaning is a new
 * record with a new name, never an edited one.
 */
final class MessageTypes {

  private static final String PREFIX = "org.strowger.";
  private static final String SUFFIX = ".v1";
  private static final Map<Class<?>, Map<String, Class<?>>> BY_ROOT = new ConcurrentHashMap<>();
  private static final ClassValue<String> NAMES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> record) {
          return PREFIX + record.getSimpleName() + SUFFIX;
        }
      };

  private MessageTypes() {}

  static String nameOf(Class<?> record) {
    return NAMES.get(record);
  }

  /** The concrete records below a sealed type, by name. */
  static Map<String, Class<?>> below(Class<?> root) {
    return BY_ROOT.computeIfAbsent(root, MessageTypes::collect);
  }

  private static Map<String, Class<?>> collect(Class<?> root) {
    return leaves(root).collect(Collectors.toUnmodifiableMap(MessageTypes::nameOf, leaf -> leaf));
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MessageTypes::leaves)
        : Stream.of(type);
  }
}
