package org.strowger.gateway.live;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.Question.AskServiceStatus;
import org.strowger.contracts.routing.RoutingAnswer.ServiceStatusTold;

/**
 * Where a customer comes in, or waits.
 *
 * @param language BCP 47; null when it is not known
 * @param waitsIn the queue in which she waits; null while she does not
 */
public record ServicePoint(
    DomainId domain,
    ChannelType channel,
    String entryPoint,
    @Nullable String language,
    @Nullable QueueId waitsIn) {

  static ServicePoint of(DomainId domain, ServiceStatusTold told) {
    return new ServicePoint(
        domain, told.channel(), told.entryPoint(), told.language(), told.waitsIn());
  }

  AskServiceStatus question() {
    return new AskServiceStatus(channel, entryPoint, language, waitsIn);
  }

  ServicePoint withoutLanguage() {
    return new ServicePoint(domain, channel, entryPoint, null, waitsIn);
  }
}
