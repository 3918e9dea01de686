package org.strowger.servicekit.problem;

/**
 * One thing wrong with what a client sent.
 *
 * @param pointer where, as a JSON pointer, e.g. {@code /customer/id}; or the key of a plan
 * @param code stable, for programs
 * @param message "Expected … but …", for people; without what was sent
 */
public record FieldFault(String pointer, String code, String message) {}
