package org.strowger.routing.streams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.strowger.contracts.id.DomainId;

/** Keys of the routing service; the broker's address is the process' own key. */
@ConfigMapping(prefix = "strowger.routing")
public interface RoutingConfig {

  /** The consumer group and the prefix of the changelog. */
  @WithDefault("strowger-routing")
  String applicationId();

  /** Threads of the router; a domain is always one. */
  @WithDefault("1")
  int threads();

  /** Instances that follow the state to take over; needs as many more instances. */
  @WithDefault("0")
  int standbyReplicas();

  /** How often the router commits: what an event waits for until it can be read. */
  @WithDefault("10ms")
  Duration commitInterval();

  /**
   * When a silent router is replaced. Below 6 s the broker must allow it: {@code
   * group.min.session.timeout.ms}.
   */
  @WithDefault("1500ms")
  Duration sessionTimeout();

  /**
   * When the transaction of a silent router is aborted: what its successor decides cannot be read
   * before.
   */
  @WithDefault("1500ms")
  Duration transactionTimeout();

  /**
   * How long a rebalance waits for a member that does not answer, and how long a member may take
   * for the commands of one poll. Restoring state does not count: it happens beside polling.
   */
  @WithDefault("10s")
  Duration rebalanceTimeout();

  /** No other instance routes: whoever is in the group when this one starts is dead. */
  @WithDefault("false")
  boolean alone();

  /** Files published at start-up, through the log; none without a domain. */
  Optional<DomainId> domain();

  /** The plan as YAML. */
  Optional<String> planFile();

  /** The roster as YAML. */
  Optional<String> rosterFile();
}
