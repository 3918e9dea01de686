/** Figures over HTTP and WebSocket. */
@NullMarked
package org.strowger.kpi.api;

import org.jspecify.annotations.NullMarked;
