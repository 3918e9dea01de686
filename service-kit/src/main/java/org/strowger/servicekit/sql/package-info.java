/** How services begin and end database transactions. */
@NullMarked
package org.strowger.servicekit.sql;

import org.jspecify.annotations.NullMarked;
