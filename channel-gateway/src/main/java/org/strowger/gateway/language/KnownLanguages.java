package org.strowger.gateway.language;

import java.util.List;

/**
 * The languages that customers are expected to write.
 *
 * @param tags ISO 639-1
 */
public record KnownLanguages(List<String> tags) {}
