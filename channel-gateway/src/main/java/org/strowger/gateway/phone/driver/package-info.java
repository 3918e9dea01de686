/**
 * The ports between the switchboard and what carries calls: legs, phones and voices, nothing of
 * contacts' rules.
 */
@NullMarked
package org.strowger.gateway.phone.driver;

import org.jspecify.annotations.NullMarked;
