/** Text from outside, made safe to store, to show and to log. */
@NullMarked
package org.strowger.gateway.text;

import org.jspecify.annotations.NullMarked;
