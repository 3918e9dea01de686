@NullMarked
package org.strowger.console.login;

import org.jspecify.annotations.NullMarked;
