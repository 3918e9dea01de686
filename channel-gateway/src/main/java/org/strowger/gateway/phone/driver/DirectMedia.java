package org.strowger.gateway.phone.driver;

import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.strowger.contracts.id.ContactId;

/** No media server: phones send their voices straight to each other. */
@Singleton
public class DirectMedia implements MediaServer {

  @Override
  public boolean relays() {
    return false;
  }

  @Override
  public void offer(LegId from, byte[] description, Consumer<byte[]> then) {
    then.accept(description);
  }

  @Override
  public void answer(LegId from, byte[] description, Consumer<byte[]> then) {
    then.accept(description);
  }

  @Override
  public void release(ContactId call) {
    // nothing was taken
  }
}
