package org.strowger.kpi.query;

import java.time.Instant;

/**
 * One interval of a span. The first and the last of a span may begin before it and end after it;
 * what lies outside of the span is not counted.
 *
 * @param from in it
 * @param until the next one's start, no more in it
 */
public record Period(Instant from, Instant until) {}
