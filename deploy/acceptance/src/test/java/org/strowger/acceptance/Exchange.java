package org.strowger.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.strowger.bench.client.Desk;
import org.strowger.bench.client.ExchangeProcess;
import org.strowger.bench.client.Session;

/** The exchange under test: the packaged app on fresh data under {@code target}. */
final class Exchange implements AutoCloseable {

  private static final String PASSWORD = "strowger-demo";

  private final ExchangeProcess process;

  private Exchange(ExchangeProcess process) {
    this.process = process;
  }

  static Exchange start(String name) throws IOException, InterruptedException {
    Path data = Path.of("target", "exchange-" + name).toAbsolutePath();
    delete(data);
    return new Exchange(ExchangeProcess.start(Path.of(System.getProperty("strowger.app")), data));
  }

  Desk desk(String agent) throws IOException, InterruptedException {
    return Desk.open(process.addresses().http(), agent, PASSWORD);
  }

  Session login(String username) throws IOException, InterruptedException {
    return Session.login(process.addresses().http(), username, PASSWORD);
  }

  MailCustomer mailCustomer(String address) throws IOException {
    return new MailCustomer(address, process.addresses().smtp(), process.addresses().imap());
  }

  ShopCustomer shopCustomer(String conversation) throws IOException {
    return new ShopCustomer(
        conversation,
        process.addresses().http(),
        Files.readString(process.data().resolve("secrets/shop-webhook-secret")).strip());
  }

  void killAndStartAgain() throws IOException, InterruptedException {
    process.kill();
    process.startAgain();
  }

  @Override
  public void close() {
    process.close();
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
