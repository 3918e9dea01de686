@NullMarked
package org.strowger.console.pages;

import org.jspecify.annotations.NullMarked;
