package org.strowger.localinfra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPortTest {

  @TempDir private Path directory;

  @Test
  void shouldNameAPortThatIsTaken() throws IOException {
    try (var phone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      int taken = phone.getLocalPort();

      assertThatThrownBy(() -> KeptPort.chooseUdp("SIP", taken, directory.resolve("sip")))
          .isInstanceOf(PortInUseException.class)
          .hasMessage(
              "Expected port %d to be free for SIP but another process has it".formatted(taken));
    }
  }

  @Test
  void shouldKeepAFreePortUntilSomebodyElseTakesIt() throws IOException {
    Path file = directory.resolve("sip");
    int first = KeptPort.chooseUdp("SIP", KeptPort.ANY, file);

    assertThat(KeptPort.chooseUdp("SIP", KeptPort.ANY, file)).isEqualTo(first);
    try (var _ = new DatagramSocket(first, InetAddress.getLoopbackAddress())) {
      assertThat(KeptPort.chooseUdp("SIP", KeptPort.ANY, file)).isNotEqualTo(first);
    }
  }

  @Test
  void shouldNotMistakeOneTransportForTheOther() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = server.getLocalPort();

      assertThat(KeptPort.chooseUdp("SIP", port, directory.resolve("sip"))).isEqualTo(port);
    }
  }
}
