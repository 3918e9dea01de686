/**
 * The contents of files: each kept once, known by its bytes, looked at by a virus scanner (ADR
 * 0016).
 */
@NullMarked
package org.strowger.gateway.attachment;

import org.jspecify.annotations.NullMarked;
