/** The web pages and how they are served. */
@NullMarked
package org.strowger.console.pages;

import org.jspecify.annotations.NullMarked;
