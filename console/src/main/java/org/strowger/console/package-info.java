/** Users, login and the web pages. */
@NullMarked
package org.strowger.console;

import org.jspecify.annotations.NullMarked;
