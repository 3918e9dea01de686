@NullMarked
package org.strowger.gateway;

import org.jspecify.annotations.NullMarked;
