/** What agents see and do: the feed of a desk, its commands and their answers. */
@NullMarked
package org.strowger.routing.desk;

import org.jspecify.annotations.NullMarked;
