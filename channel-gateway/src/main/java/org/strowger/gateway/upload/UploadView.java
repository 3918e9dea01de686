package org.strowger.gateway.upload;

import org.jspecify.annotations.Nullable;
import org.strowger.gateway.attachment.Verdict;

/**
 * A file that is stored and can go with an answer; removed when none took it within a day.
 *
 * @param id by which a reply names it
 * @param name cleaned
 * @param type by its content, whatever its name says
 * @param scan what the virus scanner says; null where there is none
 */
public record UploadView(String id, String name, String type, long size, @Nullable Verdict scan) {}
