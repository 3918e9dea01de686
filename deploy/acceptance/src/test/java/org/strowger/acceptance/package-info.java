/** The whole exchange as its users meet it, and the rules its code keeps. */
@NullMarked
package org.strowger.acceptance;

import org.jspecify.annotations.NullMarked;
