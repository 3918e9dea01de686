package org.strowger.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The keys of the services that only this run knows: addresses, ports, secrets. */
final class Configuration {

  /** The password in the README; opens nothing where other machines reach the process. */
  private static final String KNOWN_PASSWORD = "strowger-demo";

  private Configuration() {}

  static Map<String, String> of(LaunchOptions options, Surroundings around, DemoFiles demo) {
    var keys = new HashMap<String, String>();
    keys.put("strowger.data", options.data().toString());
    keys.put("strowger.disk.directories", options.data().toString().replace(",", "\\,"));
    keys.put("quarkus.http.host", options.bind());
    keys.put("quarkus.http.port", Integer.toString(options.httpPort()));
    keys.put("quarkus.management.host", LaunchOptions.LOOPBACK);
    keys.put("quarkus.management.port", Integer.toString(around.managementPort()));
    keys.put("kafka.bootstrap.servers", around.broker().bootstrapServers());
    keys.put("strowger.postgres.url", around.postgres().jdbcUrl("strowger"));
    keys.put("strowger.postgres.user", around.postgres().user());
    keys.put("strowger.postgres.password", around.postgres().password());
    keys.put("strowger.gateway.smtp.host", options.bind());
    keys.put("strowger.gateway.smtp.port", Integer.toString(options.smtpPort()));
    keys.put("strowger.gateway.sip.host", LaunchOptions.LOOPBACK);
    keys.put("strowger.gateway.sip.port", Integer.toString(around.sipPort()));
    keys.put("quarkus.mailer.gateway.host", LaunchOptions.LOOPBACK);
    keys.put("quarkus.mailer.gateway.port", Integer.toString(around.mail().smtpPort()));
    keys.put("strowger.routing.plan-file", demo.plan().toString());
    keys.put("strowger.routing.roster-file", demo.roster().toString());
    putSecrets(keys, options, around.secrets());
    putDemoPage(keys, options, around);
    return keys;
  }

  private static void putSecrets(Map<String, String> keys, LaunchOptions options, Secrets secrets) {
    keys.put("mp.jwt.verify.publickey.location", location(secrets.tokenKeys().publicKey()));
    keys.put("smallrye.jwt.sign.key.location", location(secrets.tokenKeys().privateKey()));
    keys.put("strowger.gateway.id-secret", secrets.ids());
    keys.put("strowger.gateway.token-secret", secrets.conversations());
    keys.put("strowger.gateway.sip.phone-secret", secrets.phones());
    keys.put("strowger.gateway.endpoints.shop.secrets", secrets.shopWebhook());
    keys.put("strowger.demo.webhook-secret", secrets.shopWebhook());
    keys.put(
        "strowger.gateway.endpoints.shop.callback-url",
        "http://127.0.0.1:" + options.httpPort() + "/demo/webhook");
    keys.put(
        "strowger.console.demo-password",
        options.isPublic() ? secrets.demoPassword() : KNOWN_PASSWORD);
  }

  private static void putDemoPage(
      Map<String, String> keys, LaunchOptions options, Surroundings around) {
    keys.put("strowger.demo.open", Boolean.toString(!options.isPublic()));
    keys.put("strowger.demo.password", KNOWN_PASSWORD);
    keys.put("strowger.demo.http-port", Integer.toString(options.httpPort()));
    keys.put("strowger.demo.smtp-port", Integer.toString(options.smtpPort()));
    keys.put("strowger.demo.imap-port", Integer.toString(around.mail().imapPort()));
    keys.put("strowger.demo.sip-port", Integer.toString(around.sipPort()));
    keys.put("strowger.demo.phone-lacks", RunFile.PHONE_LACKS);
  }

  private static String location(Path file) {
    return file.toUri().toString();
  }
}
