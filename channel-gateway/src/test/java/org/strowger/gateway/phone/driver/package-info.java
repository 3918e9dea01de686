@NullMarked
package org.strowger.gateway.phone.driver;

import org.jspecify.annotations.NullMarked;
