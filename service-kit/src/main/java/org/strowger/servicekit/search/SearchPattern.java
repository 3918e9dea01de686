package org.strowger.servicekit.search;

import java.util.List;

/**
 * What texts are found by.
 *
 * @param tsquery for PostgreSQL
 * @param marked what the words of a text that was found begin with
 */
public record SearchPattern(String tsquery, List<String> marked) {}
