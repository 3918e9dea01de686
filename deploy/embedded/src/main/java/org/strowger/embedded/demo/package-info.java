/** The page {@code /demo}: being a customer of the demo operation, on this machine only. */
@NullMarked
package org.strowger.embedded.demo;

import org.jspecify.annotations.NullMarked;
