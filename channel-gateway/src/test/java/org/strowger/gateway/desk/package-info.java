@NullMarked
package org.strowger.gateway.desk;

import org.jspecify.annotations.NullMarked;
