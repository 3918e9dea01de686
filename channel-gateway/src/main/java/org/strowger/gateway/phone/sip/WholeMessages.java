package org.strowger.gateway.phone.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;

/**
 * Reads messages that are whole and of a size that phones send; others are dropped before they cost
 * anything. Public, for the stack makes it by its name.
 */
final class WholeMessages implements MessageParserFactory {

  /** What fills the buffer may have been longer. */
  static final int LARGEST_MESSAGE = 16 * 1024;

  private static final int MOST_LINES = 250;

  @Override
  public MessageParser createMessageParser(SIPTransactionStack stack) {
    return new Parser();
  }

  private static final class Parser implements MessageParser {

    private final StringMsgParser parser = new StringMsgParser();

    @Override
    public SIPMessage parseSIPMessage(
        byte[] message, boolean readBody, boolean strict, ParseExceptionListener listener)
        throws ParseException {
      if (message.length >= LARGEST_MESSAGE) {
        throw new ParseException("Expected a message under 16 KiB but it is longer", 0);
      }
      if (lines(message) > MOST_LINES) {
        throw new ParseException("Expected up to 250 lines but there are more", 0);
      }
      return parser.parseSIPMessage(message, readBody, strict, listener);
    }

    private static int lines(byte[] message) {
      int lines = 0;
      for (byte each : message) {
        lines += each == '\n' ? 1 : 0;
      }
      return lines;
    }
  }
}
