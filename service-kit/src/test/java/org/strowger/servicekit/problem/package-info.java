@NullMarked
package org.strowger.servicekit.problem;

import org.jspecify.annotations.NullMarked;
