/** From a password to a session. */
@NullMarked
package org.strowger.console.login;

import org.jspecify.annotations.NullMarked;
