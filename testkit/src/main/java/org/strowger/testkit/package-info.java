/** For tests of the services: a real broker, a real database, tokens, and eyes on the topics. */
@NullMarked
package org.strowger.testkit;

import org.jspecify.annotations.NullMarked;
