/** Plans and rosters as YAML, and questions to the router. */
@NullMarked
package org.strowger.routing.admin;

import org.jspecify.annotations.NullMarked;
