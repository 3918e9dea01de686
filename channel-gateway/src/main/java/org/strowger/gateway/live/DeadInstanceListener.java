package org.strowger.gateway.live;

import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.InstanceId;

/** Ends or parks what a dead instance carried; every bean of this type is asked. */
public interface DeadInstanceListener {

  /** Called once by one replica, in the transaction that forgets the instance. */
  void onDeadInstance(Handle handle, InstanceId dead);
}
