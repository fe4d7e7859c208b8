package dev.crmkit.examples.notifiers;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Where a webhook goes, and how it is signed. Immutable.
 *
 * <pre>{@code
 * WebhookSettings.to(URI.create("https://hooks.example.com/crm"), secret)
 * }</pre>
 */
public final class WebhookSettings {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI target;
    private final String secret;
    private final Predicate<InetAddress> open;
    private final Resolver resolver;
    private final Duration patience;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    public interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    private WebhookSettings(
            URI target, String secret, Predicate<InetAddress> open, Resolver resolver, Duration patience) {
        this.target = checked(target);
        this.secret = secret;
        this.open = open;
        this.resolver = resolver;
        this.patience = patience;
    }

    /**
     * A webhook that may go to public addresses only.
     *
     * @param target an absolute https or http URI with a host, without user info
     * @param secret shared with the receiver, at least 16 characters
     */
    public static WebhookSettings to(URI target, String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("A secret has at least 16 characters");
        }
        return new WebhookSettings(target, secret, PublicHosts::isPublic, PublicHosts::resolve, PATIENCE);
    }

    /** Which addresses it may go to, instead of the public ones: for receivers inside, named one by one. */
    public WebhookSettings allowing(Predicate<InetAddress> addresses) {
        return new WebhookSettings(target, secret, addresses, resolver, patience);
    }

    /** Other names than those of the machine's resolver. */
    public WebhookSettings resolvedBy(Resolver names) {
        return new WebhookSettings(target, secret, open, names, patience);
    }

    /** For connecting, and for each part of the answer; ten seconds unless said. */
    public WebhookSettings patience(Duration value) {
        return new WebhookSettings(target, secret, open, resolver, value);
    }

    private static URI checked(URI target) {
        String scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
        if (target.getHost() == null || !List.of("https", "http").contains(scheme)) {
            throw new IllegalArgumentException("A webhook goes to an absolute https or http URI");
        }
        if (target.getUserInfo() != null) {
            throw new IllegalArgumentException("A webhook has no user info in its URI");
        }
        return target;
    }

    boolean encrypted() {
        return target.getScheme().equalsIgnoreCase("https");
    }

    String host() {
        String host = target.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return target.getPort() >= 0 ? target.getPort() : encrypted() ? 443 : 80;
    }

    /** As it stands in the request: host and port, if it is not the usual one. */
    String authority() {
        return target.getRawAuthority();
    }

    /** Path and query. */
    String path() {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }

    String secret() {
        return secret;
    }

    Duration patience() {
        return patience;
    }

    /** The addresses, when all of them are open; empty when one is not: a name for both is a trap. */
    List<InetAddress> addresses() throws UnknownHostException {
        List<InetAddress> all = resolver.resolve(host());
        return all.stream().allMatch(open) ? all : List.of();
    }
}
