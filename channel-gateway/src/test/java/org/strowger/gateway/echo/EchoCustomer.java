package org.strowger.gateway.echo;

import io.quarkus.arc.Arc;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.strowger.gateway.ChannelCustomer;
import org.strowger.gateway.Store;
import org.strowger.gateway.channel.Attempt;
import org.strowger.gateway.conversation.ChannelProvider;

/** A customer of the toy. */
public final class EchoCustomer implements ChannelCustomer {

  private final String customer = "echo-" + UUID.randomUUID();
  private final EchoIngress ingress = Arc.container().instance(EchoIngress.class).get();
  private final EchoChannel channel = Arc.container().instance(EchoChannel.class).get();

  public EchoCustomer(Doors doors) {}

  @Override
  public ChannelProvider provider() {
    return EchoChannel.PROVIDER;
  }

  @Override
  public String conversation(Store store) {
    return store.conversation(customer);
  }

  @Override
  public Said says(String id, String text) {
    return says(id, text, 0);
  }

  @Override
  public Said saysTooLong() {
    return says("long", "x".repeat(301), 0);
  }

  @Override
  public Said saysWithFile() {
    return says("file", "See the file", 1);
  }

  private Said says(String id, String text, int files) {
    try {
      ingress.receive(customer, id, text, files);
      return Said.ACKNOWLEDGED;
    } catch (IllegalArgumentException e) {
      return Said.REFUSED;
    } catch (JdbiException e) {
      return Said.NOT_NOW;
    }
  }

  @Override
  public void saysUnknownReceipt() {
    ingress.receipt("ms-unknown");
  }

  @Override
  public void putsOffNextAnswer() {
    channel.next(customer, _ -> new Attempt.Later("TOY_BUSY"));
  }

  @Override
  public void isBack() {
    // the next attempt succeeds
  }

  @Override
  public void refusesAnswers() {
    channel.next(customer, _ -> new Attempt.Refused("TOY_BLOCKED"));
  }

  @Override
  public List<Answer> answers() {
    return channel.arrived(customer).stream()
        .map(message -> new Answer(message.id().value(), message.text()))
        .toList();
  }

  @Override
  public void close() {
    // nothing is open
  }
}
