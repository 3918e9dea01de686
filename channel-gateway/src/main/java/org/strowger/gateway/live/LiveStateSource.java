package org.strowger.gateway.live;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ContactId;

/** Knows the live state of a channel's contacts; every bean of this type is asked. */
public interface LiveStateSource {

  /** Empty for contacts of other channels, and for those without live sessions. */
  Optional<LiveState> find(Handle handle, ContactId contact);
}
