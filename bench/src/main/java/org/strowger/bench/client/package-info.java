/** A running exchange as its users reach it: the process, HTTP, the desk's feed, SMTP, topics. */
@NullMarked
package org.strowger.bench.client;

import org.jspecify.annotations.NullMarked;
