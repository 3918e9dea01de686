package org.strowger.contracts.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The names of message types: {@code org.strowger.<SimpleName>.v1}. A changed meaning is a new
 * record with a new name, never an edited one.
 */
final class MessageTypes {

  private static final String PREFIX = "org.strowger.";
  private static final String SUFFIX = ".v1";
  private static final Map<Class<?>, Map<String, Class<?>>> BY_ROOT = new ConcurrentHashMap<>();

  private MessageTypes() {}

  static String nameOf(Class<?> record) {
    return PREFIX + record.getSimpleName() + SUFFIX;
  }

  /** The concrete records below a sealed type, by name. */
  static Map<String, Class<?>> below(Class<?> root) {
    return BY_ROOT.computeIfAbsent(root, MessageTypes::collect);
  }

  private static Map<String, Class<?>> collect(Class<?> root) {
    var byName = new TreeMap<String, Class<?>>();
    leaves(root).forEach(leaf -> byName.put(nameOf(leaf), leaf));
    return byName;
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MessageTypes::leaves)
        : Stream.of(type);
  }
}
