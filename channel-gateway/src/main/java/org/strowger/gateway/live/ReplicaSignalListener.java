package org.strowger.gateway.live;

/** Hears the signals of all replicas, its own too; every bean of this type is called. */
public interface ReplicaSignalListener {

  /** Must not block. */
  void onSignal(ReplicaSignal signal);
}
