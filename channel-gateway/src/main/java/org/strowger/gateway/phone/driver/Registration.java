package org.strowger.gateway.phone.driver;

import org.strowger.contracts.id.DomainId;

/**
 * A phone that registered.
 *
 * @param phone the user under which it did
 * @param contact where it can be rung, in the driver's form
 */
public record Registration(DomainId domain, String phone, String contact) {}
