@NullMarked
package org.strowger.servicekit.text;

import org.jspecify.annotations.NullMarked;
