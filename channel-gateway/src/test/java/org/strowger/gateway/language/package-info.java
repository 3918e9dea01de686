@NullMarked
package org.strowger.gateway.language;

import org.jspecify.annotations.NullMarked;
