package org.strowger.gateway;

import java.net.URI;
import java.util.List;
import org.strowger.gateway.conversation.ChannelProvider;

/**
 * A customer on one channel and the other side of that channel, as {@link ChannelContractTest}
 * needs them.
 */
public interface ChannelCustomer extends AutoCloseable {

  ChannelProvider provider();

  /** The id of her conversation; she must have written something. */
  String conversation(Store store);

  /** Writes a text under an id of hers: again under the same id, it is a redelivery. */
  Said says(String id, String text);

  /** Writes more than the channel takes. */
  Said saysTooLong();

  /** Writes a text with a file. */
  Said saysWithFile();

  /** Sends a receipt of an answer that nobody wrote; nothing where the channel has none. */
  void saysUnknownReceipt();

  /** The next attempt to bring her an answer ends with "not now". */
  void putsOffNextAnswer();

  /** Makes up for {@link #putsOffNextAnswer()} where she has to do something for it. */
  void isBack();

  /** No answer reaches her any more. */
  void refusesAnswers();

  /** Makes the refusal plain after an answer, where the channel only learns of it by waiting. */
  default void staysAway(Store store) {}

  /** The answers that reached her, in the order in which they did. */
  List<Answer> answers();

  @Override
  void close();

  /** What the channel said to what she wrote. */
  enum Said {
    /** It is stored. */
    ACKNOWLEDGED,
    /** It will never be taken. */
    REFUSED,
    /** It must be said again. */
    NOT_NOW
  }

  /** An answer as she has it. */
  record Answer(String id, String text) {}

  /** Opens a customer at a running gateway. */
  @FunctionalInterface
  interface Opening {
    ChannelCustomer open(Doors doors);
  }

  /**
   * Where the gateway is reached.
   *
   * @param widget of the chat, ending with a slash
   */
  record Doors(int smtpPort, URI http, URI widget) {}
}
