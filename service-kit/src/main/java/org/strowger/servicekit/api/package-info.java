/**
 * What resources and sockets say of themselves for the API's documents, where Java's types do not.
 */
@NullMarked
package org.strowger.servicekit.api;

import org.jspecify.annotations.NullMarked;
