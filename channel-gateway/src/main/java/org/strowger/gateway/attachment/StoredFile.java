package org.strowger.gateway.attachment;

/**
 * A content that is stored.
 *
 * @param type by its first bytes
 */
public record StoredFile(String sha256, long size, String type, Verdict verdict) {}
