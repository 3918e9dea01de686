/** What the services say of themselves to others, made from their code and kept in docs/api. */
@NullMarked
package org.strowger.acceptance.api;

import org.jspecify.annotations.NullMarked;
