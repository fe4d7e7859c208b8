package dev.crmkit.testkit.notify;

import dev.crmkit.spi.ForCallers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A small HTTP server on the loopback address that takes messages, and fails to order. For notifiers that speak HTTP.
 * Thread-safe.
 */
@ForCallers
public final class HttpGateway implements AutoCloseable {
    private final Function<Request, Delivered> reader;
    private final List<Delivered> taken = new CopyOnWriteArrayList<>();
    private final LocalServer server;
    private final AtomicReference<GatewayFault> behaviour = new AtomicReference<>(GatewayFault.NONE);

    /**
     * A request, as it came.
     *
     * @param headers by name in lower case
     */
    @ForCallers
    public record Request(Map<String, String> headers, String body) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /** The header of that name in lower case; empty where there is none. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private HttpGateway(Function<Request, Delivered> reader) {
        this.reader = reader;
        this.server = LocalServer.start(this::serve);
    }

    /**
     * A gateway that listens.
     *
     * @param reader what a request says, as its receiver would read it
     */
    public static HttpGateway open(Function<Request, Delivered> reader) {
        return new HttpGateway(reader);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + "/messages");
    }

    /** All that was taken. */
    public List<Delivered> taken() {
        return List.copyOf(taken);
    }

    /** Behaves so from now on. */
    public void behave(GatewayFault fault) {
        behaviour.set(fault);
        if (fault == GatewayFault.UNREACHABLE) {
            server.close();
        } else {
            server.hangUp();
            server.open();
        }
    }

    private void serve(Socket line) {
        try {
            answer(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(Socket line) throws IOException {
        Request request = read(line.getInputStream());
        GatewayFault now = Objects.requireNonNull(behaviour.get());
        if (now == GatewayFault.SILENT) {
            line.getInputStream().read();
            return;
        }
        if (now != GatewayFault.REFUSING && now != GatewayFault.BUSY) {
            taken.add(reader.apply(request));
        }
        line.getOutputStream().write(answer(now).getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
    }

    private static String answer(GatewayFault fault) {
        return switch (fault) {
            case REFUSING -> "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            case BUSY -> "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            case LOSING_ANSWERS -> "";
            case TALKING_NONSENSE -> "\0\1\2 nonsense\r\n\r\n";
            default -> "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
        };
    }

    private static Request read(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                bytes.write(next);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
