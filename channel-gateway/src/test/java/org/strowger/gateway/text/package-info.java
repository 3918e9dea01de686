@NullMarked
package org.strowger.gateway.text;

import org.jspecify.annotations.NullMarked;
