/** From the router's events to cases. */
@NullMarked
package org.strowger.cases.intake;

import org.jspecify.annotations.NullMarked;
