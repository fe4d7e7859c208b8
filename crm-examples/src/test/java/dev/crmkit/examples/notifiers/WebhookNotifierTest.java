package dev.crmkit.examples.notifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.UndeliveredException;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.NotifierContract;
import dev.crmkit.testkit.notify.Delivered;
import dev.crmkit.testkit.notify.GatewayFault;
import dev.crmkit.testkit.notify.HttpGateway;
import dev.crmkit.testkit.notify.NotifierFixture;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signed posts, to the address that was checked and to no other. */
class WebhookNotifierTest implements NotifierContract {
    private static final String SECRET = "a secret of the receiver";
    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
    private static final Notification MESSAGE =
            Notification.of("k1", "mila", new RecordRef("lead", new UUID(1, 2)), "subject", "text");

    private final VirtualEnvironment clock = VirtualEnvironment.startingAt(NOW, 42);
    private final List<HttpGateway.Request> requests = new CopyOnWriteArrayList<>();
    private final HttpGateway gateway = HttpGateway.open(this::read);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Override
    public NotifierFixture notifier() {
        return NotifierFixture.open(() -> new WebhookNotifier(inside(), clock))
                .observedBy(gateway::taken)
                .brokenBy(gateway::behave)
                .withoutStrangers();
    }

    private WebhookSettings inside() {
        return WebhookSettings.to(gateway.uri(), SECRET)
                .allowing(InetAddress::isLoopbackAddress)
                .patience(Duration.ofSeconds(3));
    }

    private Delivered read(HttpGateway.Request request) {
        requests.add(request);
        JsonNode body = JsonMapper.builder().build().readTree(request.body());
        return Delivered.plain(
                request.header("x-crmkit-key"),
                body.get("recipient").asString(),
                body.get("subject").asString(),
                body.get("text").asString());
    }

    @Test
    void the_receiver_can_tell_who_wrote_it_and_when() {
        new WebhookNotifier(inside(), clock).send(MESSAGE);
        HttpGateway.Request request = requests.get(0);
        String timestamp = request.header("x-crmkit-timestamp");
        String signature = request.header("x-crmkit-signature");
        assertThat(timestamp).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(genuine(timestamp, request.body(), signature, NOW.plusSeconds(299)))
                .isTrue();
        assertThat(genuine(timestamp, request.body(), signature, NOW.plusSeconds(301)))
                .isFalse();
        assertThat(genuine(timestamp, request.body() + " ", signature, NOW)).isFalse();
        assertThat(genuine(timestamp + "0", request.body(), signature, NOW)).isFalse();
        assertThat(genuine(
                        timestamp, request.body(), signature.replace('a', 'b').replace('0', '1'), NOW))
                .isFalse();
    }

    private static boolean genuine(String timestamp, String body, String signature, Instant now) {
        return WebhookSignature.isGenuine(SECRET, timestamp, body, signature, now, Duration.ofMinutes(5));
    }

    /** As any other implementation of HMAC-SHA256 makes it. */
    @Test
    void the_signature_is_the_usual_one() {
        assertThat(WebhookSignature.of(SECRET, "1772434800", "{\"key\":\"k1\"}"))
                .isEqualTo("23cf000ae4a79a061bc32ad43e9f6b505feede713c01c47edd1fbcd08517e673");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost/",
                "http://2130706433/",
                "http://0.0.0.0/",
                "http://0/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://2852039166/",
                "http://100.64.0.1/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[fe80::1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/",
                "http://[ff02::1]/",
                "http://[2001:db8::1]/",
                "http://[2001::1]/",
                "http://[fec0::1]/"
            })
    void nothing_inside_is_reached(String target) {
        WebhookNotifier notifier = new WebhookNotifier(WebhookSettings.to(URI.create(target), SECRET), clock);
        assertThat(refused(notifier).code()).isEqualTo("ADDRESS_NOT_PUBLIC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "93.184.216.34",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "100.63.255.255",
                "100.128.0.0",
                "198.17.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "64:ff9b::808:808"
            })
    void the_public_internet_is_open(String address) throws UnknownHostException {
        assertThat(PublicHosts.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void a_name_for_an_address_outside_and_one_inside_is_a_trap() {
        WebhookSettings settings = WebhookSettings.to(URI.create("http://trap.example.org/"), SECRET)
                .resolvedBy(host -> List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")));
        assertThat(refused(new WebhookNotifier(settings, clock)).code()).isEqualTo("ADDRESS_NOT_PUBLIC");
    }

    /** The second answer of the name server would lead elsewhere: it is not asked for. */
    @Test
    void it_connects_to_the_address_it_has_checked() {
        AtomicInteger asked = new AtomicInteger();
        URI named = URI.create("http://rebinding.example.org:" + gateway.uri().getPort() + "/hook?x=1");
        WebhookSettings settings = WebhookSettings.to(named, SECRET)
                .allowing(InetAddress::isLoopbackAddress)
                .resolvedBy(host ->
                        List.of(InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "93.184.216.34")));
        new WebhookNotifier(settings, clock).send(MESSAGE);
        assertThat(asked).hasValue(1);
        assertThat(requests.get(0).headers())
                .containsEntry("host", "rebinding.example.org:" + gateway.uri().getPort());
    }

    @Test
    void the_reason_names_the_status_and_nothing_else() {
        gateway.behave(GatewayFault.REFUSING);
        assertThat(refused(new WebhookNotifier(inside(), clock)).code()).isEqualTo("HTTP_400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "https:///path",
                "/relative",
                "https://user:pass@example.org/",
                "http://127.1/"
            })
    void what_is_no_plain_web_address_is_refused_when_it_is_set_up(String target) {
        assertThatIllegalArgumentException().isThrownBy(() -> WebhookSettings.to(URI.create(target), SECRET));
    }

    private static UndeliveredException refused(WebhookNotifier notifier) {
        return catchThrowableOfType(UndeliveredException.class, () -> notifier.send(MESSAGE));
    }
}
