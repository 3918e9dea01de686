/** Whether a process can work: what its surroundings answered last, and how metrics are shaped. */
@NullMarked
package org.strowger.servicekit.health;

import org.jspecify.annotations.NullMarked;
