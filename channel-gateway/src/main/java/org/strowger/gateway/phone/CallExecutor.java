package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.live.KeyedExecutor;

/**
 * Does everything about one call in the order in which it was said, one thing after the other;
 * calls do not wait for each other.
 */
@Singleton
public class CallExecutor {

  private final KeyedExecutor tasks = new KeyedExecutor("call");

  public void submit(ContactId call, Runnable task) {
    tasks.execute(call.value(), task);
  }
}
