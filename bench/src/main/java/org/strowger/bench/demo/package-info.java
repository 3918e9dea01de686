/**
 * A centre that moves: customers on all channels and robot agents, through the entrances and the
 * desk that people use. Start reading at {@link org.strowger.bench.demo.Demo}.
 */
@NullMarked
package org.strowger.bench.demo;

import org.jspecify.annotations.NullMarked;
