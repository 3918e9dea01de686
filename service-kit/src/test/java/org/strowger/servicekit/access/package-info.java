@NullMarked
package org.strowger.servicekit.access;

import org.jspecify.annotations.NullMarked;
