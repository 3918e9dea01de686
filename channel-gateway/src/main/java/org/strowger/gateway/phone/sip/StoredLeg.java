package org.strowger.gateway.phone.sip;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sip.Dialog;
import javax.sip.address.Address;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Json;

/**
 * What another process needs to end a leg.
 *
 * @param invite the request that began it
 * @param incoming whether somebody made it to us
 * @param state how far it was
 * @param ownTag our tag of an incoming leg
 * @param otherTag the other side's tag of a leg of ours; null while there is none
 * @param target where its requests go; null while it is not known
 * @param route in the order in which requests take it
 */
record StoredLeg(
    String invite,
    boolean incoming,
    SipLeg.State state,
    @Nullable String ownTag,
    @Nullable String otherTag,
    @Nullable String target,
    List<String> route) {

  StoredLeg {
    route = route == null ? List.of() : List.copyOf(route);
  }

  static StoredLeg of(SipLeg leg) {
    Dialog dialog = leg.dialog;
    Address target = dialog == null ? null : dialog.getRemoteTarget();
    return new StoredLeg(
        leg.invite.toString(),
        leg.incoming != null,
        leg.state,
        leg.localTag,
        dialog == null || leg.incoming != null ? null : dialog.getRemoteTag(),
        target == null ? null : target.getURI().toString(),
        dialog == null ? List.of() : routes(dialog));
  }

  private static List<String> routes(Dialog dialog) {
    var routes = new ArrayList<String>();
    Iterator<?> set = dialog.getRouteSet();
    while (set.hasNext()) {
      String text = set.next().toString().strip();
      routes.add(text.substring(text.indexOf(':') + 1).strip());
    }
    return routes;
  }

  /** A leg with all phones that ring for it. */
  static String write(List<SipLeg> forks) {
    try {
      return Json.LOG.writeValueAsString(forks.stream().map(StoredLeg::of).toList());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<StoredLeg> read(String json) {
    try {
      return List.of(Json.LOG.readValue(json, StoredLeg[].class));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
