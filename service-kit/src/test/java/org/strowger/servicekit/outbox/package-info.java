@NullMarked
package org.strowger.servicekit.outbox;

import org.jspecify.annotations.NullMarked;
