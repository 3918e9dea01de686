@NullMarked
package org.strowger.servicekit.kafka;

import org.jspecify.annotations.NullMarked;
