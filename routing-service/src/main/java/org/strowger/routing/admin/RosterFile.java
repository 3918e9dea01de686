package org.strowger.routing.admin;

import java.util.ArrayList;
import java.util.List;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.Fault;
import org.strowger.routing.desk.Refusal;

/**
 * Changes of the roster as people write them.
 *
 * @param agents added or changed
 * @param remove agents that leave
 */
record RosterFile(List<AgentDefinition> agents, List<AgentId> remove) {

  RosterFile {
    agents = agents == null ? List.of() : List.copyOf(agents);
    remove = remove == null ? List.of() : List.copyOf(remove);
  }

  /**
   * Reads a roster; the router validates it, for only the router knows the plan in force.
   *
   * @throws org.strowger.servicekit.problem.Problem 422 naming every fault, 400 when it is no YAML
   */
  static RosterFile parse(String yaml) {
    var faults = new ArrayList<Fault>();
    RosterFile roster =
        new RecordReader(faults).read(YamlTree.parse(yaml, faults), RosterFile.class);
    if (roster == null || !faults.isEmpty()) {
      throw Refusal.unprocessable("roster_invalid", "Expected a valid roster", faults);
    }
    return roster;
  }
}
