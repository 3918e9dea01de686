/** Any command at any time against the real engine, checked after each by the plainest means. */
@NullMarked
package org.strowger.simulation.history;

import org.jspecify.annotations.NullMarked;
