package org.strowger.gateway.email;

/**
 * What a mail system, or the customer's mail program, says about a mail of ours.
 *
 * @param action failed, delayed, delivered, relayed or expanded (RFC 3464); displayed, deleted or
 *     another disposition (RFC 8098)
 * @param status e.g. {@code 5.1.1}; empty when the mail program says it
 * @param originalMessageId of the mail it is about; empty when it does not say
 */
record DeliveryReport(String action, String status, String originalMessageId) {

  boolean failed() {
    return action.equals("failed") && !status.isEmpty();
  }

  boolean displayed() {
    return action.equals("displayed");
  }

  /** Said by the customer's mail program about what its user did. */
  boolean isReceipt() {
    return status.isEmpty();
  }
}
