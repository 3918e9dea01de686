/** Cases: how customers' matters are opened, resolved and reopened. */
@NullMarked
package org.strowger.cases;

import org.jspecify.annotations.NullMarked;
