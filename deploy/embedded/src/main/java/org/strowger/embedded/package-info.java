/** The whole exchange as one process: broker, database, mail server and all services. */
@NullMarked
package org.strowger.embedded;

import org.jspecify.annotations.NullMarked;
