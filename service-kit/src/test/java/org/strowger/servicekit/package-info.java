/** A small app that uses the kit as a service does. */
@NullMarked
package org.strowger.servicekit;

import org.jspecify.annotations.NullMarked;
