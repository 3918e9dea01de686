package org.strowger.gateway.inbound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.id.DomainId;

/**
 * The accepted messages of a domain, each in one class.
 *
 * @param contact opened a contact
 * @param joined belong to a contact that another message opened
 * @param automatic were written by a program, by a sign that is kept, and ask for nobody
 * @param parked are listed, or were settled by a person, as mails that no contact was made of
 * @param asked wait for the router's answer, which is asked for again and again
 * @param stuck are listed as contacts that the router failed on
 * @param repeats deliveries of a message, or a parked mail, that is in one of the other classes
 * @param forgotten in no class: nobody will ever look at them
 * @param ambiguous in more than one class
 * @param examples ids of such as should not be, 20 at most
 */
public record InboundCount(
    DomainId domain,
    long contact,
    long joined,
    long automatic,
    long parked,
    long asked,
    long stuck,
    long repeats,
    long forgotten,
    long ambiguous,
    List<String> examples) {

  public InboundCount {
    examples = List.copyOf(examples);
  }

  /** Whether every message is in exactly one class. */
  public boolean isRight() {
    return forgotten == 0 && ambiguous == 0;
  }

  /** The numbers by the names of their classes, in the order in which they are told. */
  public Map<String, Long> classes() {
    var classes = new LinkedHashMap<String, Long>();
    classes.put("contact", contact);
    classes.put("joined", joined);
    classes.put("automatic", automatic);
    classes.put("parked", parked);
    classes.put("asked", asked);
    classes.put("stuck", stuck);
    classes.put("repeats", repeats);
    classes.put("forgotten", forgotten);
    classes.put("ambiguous", ambiguous);
    return classes;
  }
}
