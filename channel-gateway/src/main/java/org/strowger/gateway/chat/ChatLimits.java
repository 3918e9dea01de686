package org.strowger.gateway.chat;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.servicekit.problem.Problem;

/** What one visitor and one address may use; a flood is slowed down, not believed. */
@Singleton
class ChatLimits {

  static final int PAUSE_SECONDS = 5;

  private static final int FRAMES_PER_MESSAGE = 10;
  private static final int TIDY_ABOVE = 10_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ChatConfig.Limits config;
  private final Map<String, Bucket> messages = new ConcurrentHashMap<>();
  private final Map<String, Bucket> frames = new ConcurrentHashMap<>();
  private final Map<String, Bucket> tickets = new ConcurrentHashMap<>();
  private final Map<String, Bucket> looks = new ConcurrentHashMap<>();
  private final Map<String, Integer> connections = new ConcurrentHashMap<>();

  ChatLimits(ChatConfig config) {
    this.config = config.chat();
  }

  int maxFrameBytes() {
    return config.maxFrameBytes();
  }

  int openPerVisitor() {
    return config.openPerVisitor();
  }

  /**
   * @throws Problem 429 when the address asked for too many
   */
  void countTicket(String address) {
    if (!allowed(tickets, address, config.ticketsPerMinute())) {
      throw Problem.tooManyRequests(
          "too_many_tickets", "Expected fewer tickets for one address", PAUSE_SECONDS);
    }
  }

  /**
   * @throws Problem 429 when the address asked too often
   */
  void countLook(String address) {
    if (!allowed(looks, address, config.ticketsPerMinute())) {
      throw Problem.tooManyRequests(
          "too_many_requests", "Expected fewer questions of one address", PAUSE_SECONDS);
    }
  }

  boolean allowsMessage(String visitor) {
    return allowed(messages, visitor, config.messagesPerMinute());
  }

  /** Everything a socket says, also what is no message. */
  boolean allowsFrame(String socket) {
    return allowed(frames, socket, config.messagesPerMinute() * FRAMES_PER_MESSAGE);
  }

  /** Counts a socket of an address until it is {@link #closed}; false when it is one too many. */
  boolean opened(String address) {
    return connections.merge(address, 1, Integer::sum) <= config.connectionsPerAddress();
  }

  void closed(String address, String socket) {
    frames.remove(socket);
    connections.computeIfPresent(address, (_, open) -> open <= 1 ? null : open - 1);
  }

  private static boolean allowed(Map<String, Bucket> buckets, String key, int perMinute) {
    if (buckets.size() > TIDY_ABOVE) {
      buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= perMinute);
    }
    return buckets.computeIfAbsent(key, _ -> bucket(perMinute)).tryConsume(1);
  }

  private static Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .build();
  }
}
