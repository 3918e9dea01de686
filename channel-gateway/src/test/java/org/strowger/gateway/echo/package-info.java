/** A toy channel: what a new one has to bring, and that nothing else has to know it. */
@NullMarked
package org.strowger.gateway.echo;

import org.jspecify.annotations.NullMarked;
