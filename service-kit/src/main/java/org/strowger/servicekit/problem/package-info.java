/** What clients are told when a request cannot be served: problem+json, without content. */
@NullMarked
package org.strowger.servicekit.problem;

import org.jspecify.annotations.NullMarked;
