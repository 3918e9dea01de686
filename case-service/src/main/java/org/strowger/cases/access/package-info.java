/** Who may see a case: kept from the router's events, asked before every read and act. */
@NullMarked
package org.strowger.cases.access;

import org.jspecify.annotations.NullMarked;
