package org.strowger.gateway.live;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;

/** The live states of contacts, whichever channel knows them. */
@Singleton
public class LiveStates {

  private final List<LiveStateSource> sources;

  LiveStates(@All List<LiveStateSource> sources) {
    this.sources = sources;
  }

  public Found find(Handle handle, ContactId contact) {
    List<LiveState> states =
        sources.stream().flatMap(source -> source.find(handle, contact).stream()).toList();
    return new Found(
        first(states, CustomerState.class).orElse(null),
        first(states, CallState.class).orElse(null));
  }

  private static <S extends LiveState> Optional<S> first(List<LiveState> states, Class<S> kind) {
    return states.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /**
   * What is known of a contact.
   *
   * @param customer null where nobody is present or absent, e.g. of a mail
   * @param call null unless it is a call that was answered or dialled
   */
  public record Found(@Nullable CustomerState customer, @Nullable CallState call) {}
}
