@NullMarked
package org.strowger.console.users;

import org.jspecify.annotations.NullMarked;
