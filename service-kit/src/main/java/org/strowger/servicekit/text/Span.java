package org.strowger.servicekit.text;

/**
 * A part of a text.
 *
 * @param from the index of its first character
 * @param until the index after its last
 */
record Span(int from, int until) {

  boolean contains(int place) {
    return place >= from && place < until;
  }
}
