/** What agents upload, until an answer takes it along. */
@NullMarked
package org.strowger.gateway.upload;

import org.jspecify.annotations.NullMarked;
