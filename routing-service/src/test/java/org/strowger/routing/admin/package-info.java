@NullMarked
package org.strowger.routing.admin;

import org.jspecify.annotations.NullMarked;
