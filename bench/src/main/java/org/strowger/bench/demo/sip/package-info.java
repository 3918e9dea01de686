/**
 * Phones for the demo, of customers and of robot agents: SIP over UDP, signalling only. Knows the
 * exchange by its wire alone.
 */
@NullMarked
package org.strowger.bench.demo.sip;

import org.jspecify.annotations.NullMarked;
