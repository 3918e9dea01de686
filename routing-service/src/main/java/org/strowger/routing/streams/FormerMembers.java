package org.strowger.routing.streams;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jboss.logging.Logger;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Members that a killed process left in the router's group. A broker that was killed with them may
 * load the group without their time-outs; whoever joins then waits for the dead as long as a member
 * may take for a rebalance. Where no other instance can live, they are told to be gone first.
 */
@Singleton
class FormerMembers {

  private static final Logger LOG = Logger.getLogger(FormerMembers.class);
  private static final int ANSWER_SECONDS = 5;

  private final KafkaClients kafka;
  private final RoutingConfig config;

  FormerMembers(KafkaClients kafka, RoutingConfig config) {
    this.kafka = kafka;
    this.config = config;
  }

  /** Removes them; what the broker does not answer in time is left to its time-outs. */
  void removeIfAlone() throws InterruptedException {
    if (!config.alone()) {
      return;
    }
    try (Admin admin = kafka.admin("strowger-routing-members")) {
      int former = members(admin);
      if (former > 0) {
        admin
            .removeMembersFromConsumerGroup(
                config.applicationId(), new RemoveMembersFromConsumerGroupOptions())
            .all()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        LOG.infof("%d former members of the router's group were removed", former);
      }
    } catch (ExecutionException e) {
      LOG.warnf("Former members of the router were not removed: %s", FailureTrace.of(e));
    } catch (TimeoutException e) {
      LOG.warnf("Former members of the router were not removed: %s", FailureTrace.of(e));
    }
  }

  private int members(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    var described =
        admin.describeConsumerGroups(List.of(config.applicationId())).describedGroups().values();
    try {
      int members = 0;
      for (var group : described) {
        members += group.get(ANSWER_SECONDS, TimeUnit.SECONDS).members().size();
      }
      return members;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw e;
    }
  }
}
