@NullMarked
package org.strowger.servicekit.search;

import org.jspecify.annotations.NullMarked;
