/** What an agent's desk reads and writes, and who may. */
@NullMarked
package org.strowger.gateway.desk;

import org.jspecify.annotations.NullMarked;
