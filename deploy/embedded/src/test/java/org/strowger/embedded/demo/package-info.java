@NullMarked
package org.strowger.embedded.demo;

import org.jspecify.annotations.NullMarked;
