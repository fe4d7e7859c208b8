package dev.crmkit.testkit.notify;

import dev.crmkit.spi.ForCallers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A port on the loopback address, served by a thread per connection, that can be closed and opened again: for gateways of
 * any protocol. Thread-safe.
 */
@ForCallers
public final class LocalServer implements AutoCloseable {
    private final Consumer<Socket> service;
    private final List<Socket> lines = new CopyOnWriteArrayList<>();
    /** One while it listens, none while it does not. */
    private final List<Listening> listening = new CopyOnWriteArrayList<>();

    private final int port;

    private record Listening(ServerSocket socket, Thread accepting) {}

    private LocalServer(Consumer<Socket> service) {
        this.service = service;
        this.port = listenAt(0);
    }

    /**
     * A server that listens on a port of its own.
     *
     * @param service what is done with each connection, which is closed afterwards; may throw {@link UncheckedIOException}
     */
    public static LocalServer start(Consumer<Socket> service) {
        return new LocalServer(service);
    }

    public int port() {
        return port;
    }

    /** Listens on the same port again, if it does not. */
    public synchronized void open() {
        if (listening.isEmpty()) {
            listenAt(port);
        }
    }

    /** Nobody listens when it returns, and no connection is left. */
    @Override
    public synchronized void close() {
        listening.forEach(LocalServer::end);
        listening.clear();
        hangUp();
    }

    /** Closes all connections. */
    public void hangUp() {
        lines.forEach(LocalServer::close);
    }

    private int listenAt(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            Thread accepting = run(() -> acceptAll(socket));
            listening.add(new Listening(socket, accepting));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port is free only when the thread that waits at it has let go. */
    private static void end(Listening known) {
        close(known.socket());
        try {
            known.accepting().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptAll(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket line = socket.accept();
                lines.add(line);
                run(() -> serve(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket line) {
        try (line) {
            service.accept(line);
        } catch (IOException | UncheckedIOException gone) {
            close(line);
        } finally {
            lines.remove(line);
        }
    }

    private static Thread run(Runnable work) {
        Thread thread = new Thread(work, "local-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception gone) {
            // It is gone either way.
        }
    }
}
