package org.strowger.gateway.live;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.InstanceId;

/** Instances and their leases. */
@Singleton
class InstanceRepository {

  void register(Handle handle, InstanceId id, @Nullable String name, Duration lease) {
    handle
        .createUpdate(
            "insert into instances (id, name, leased_until)"
                + " values (:id, :name, clock_timestamp() + make_interval(secs => :lease))")
        .bind("id", id.value())
        .bind("name", name)
        .bind("lease", (double) lease.toSeconds())
        .execute();
  }

  /** False when another replica has taken this one for dead. */
  boolean renew(Handle handle, InstanceId id, Duration lease) {
    return handle
            .createUpdate(
                "update instances"
                    + " set leased_until = clock_timestamp() + make_interval(secs => :lease)"
                    + " where id = :id")
            .bind("id", id.value())
            .bind("lease", (double) lease.toSeconds())
            .execute()
        == 1;
  }

  /** From now on others may take over. */
  void release(Handle handle, InstanceId id) {
    handle
        .createUpdate("update instances set leased_until = clock_timestamp() where id = :id")
        .bind("id", id.value())
        .execute();
  }

  List<InstanceId> expired(Handle handle) {
    return handle
        .createQuery("select id from instances where leased_until < clock_timestamp() order by id")
        .map((row, _) -> new InstanceId(row.getString(1)))
        .list();
  }

  List<InstanceId> named(Handle handle, String name) {
    return handle
        .createQuery("select id from instances where name = :name order by id")
        .bind("name", name)
        .map((row, _) -> new InstanceId(row.getString(1)))
        .list();
  }

  /**
   * Forgets the instance; of several who try one gets true, as long as its transaction commits.
   *
   * @param evenAlive also when its lease has not run out
   */
  boolean forget(Handle handle, InstanceId id, boolean evenAlive) {
    return handle
            .createUpdate(
                "delete from instances where id = (select id from instances where id = :id"
                    + " and (:evenAlive or leased_until < clock_timestamp())"
                    + " for update skip locked)")
            .bind("id", id.value())
            .bind("evenAlive", evenAlive)
            .execute()
        == 1;
  }
}
