package org.strowger.routing.desk;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.strowger.contracts.routing.RoutingEvent;

/** An event; its name stands beside it. */
record NamedEvent(
    @JsonTypeInfo(
            use = JsonTypeInfo.Id.SIMPLE_NAME,
            include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
            property = "name")
        RoutingEvent body) {}
