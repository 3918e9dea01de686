/** Cases over HTTP, for the agent desk. */
@NullMarked
package org.strowger.cases.api;

import org.jspecify.annotations.NullMarked;
