/** What was before with a customer: her contacts and how they ended. */
@NullMarked
package org.strowger.gateway.timeline;

import org.jspecify.annotations.NullMarked;
