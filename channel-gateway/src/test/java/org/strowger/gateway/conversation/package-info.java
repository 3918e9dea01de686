@NullMarked
package org.strowger.gateway.conversation;

import org.jspecify.annotations.NullMarked;
