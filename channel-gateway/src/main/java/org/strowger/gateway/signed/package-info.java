/** The generic signed API: Standard Webhooks, both ways. */
@NullMarked
package org.strowger.gateway.signed;

import org.jspecify.annotations.NullMarked;
