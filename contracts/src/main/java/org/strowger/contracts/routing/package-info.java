/** The router's only input and its whole output: see {@code docs/architecture.md}, decision 3. */
@NullMarked
package org.strowger.contracts.routing;

import org.jspecify.annotations.NullMarked;
