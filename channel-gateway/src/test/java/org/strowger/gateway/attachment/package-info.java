@NullMarked
package org.strowger.gateway.attachment;

import org.jspecify.annotations.NullMarked;
