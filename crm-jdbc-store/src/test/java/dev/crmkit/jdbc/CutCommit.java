package dev.crmkit.jdbc;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a client and PostgreSQL and passes on what both say, message by message, until it is told to cut the
 * connection at the next commit of something that was inserted.
 */
final class CutCommit implements AutoCloseable {
    private static final int PARSE = 'P';
    private static final int SYNC = 'S';
    private static final int READY = 'Z';

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final String rest;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);

    /** When the connection is cut. */
    enum Cut {
        NONE,
        /** The server never hears of the commit. */
        BEFORE_THE_COMMIT,
        /** The server has committed, and nobody hears of it. */
        BEFORE_THE_ANSWER
    }

    private CutCommit(ServerSocket door, URI server) {
        this.door = door;
        this.host = server.getHost();
        this.port = server.getPort();
        this.rest = server.getPath() + "?" + server.getQuery();
    }

    /** @param url of the server, as JDBC takes it */
    static CutCommit before(String url) {
        try {
            CutCommit proxy = new CutCommit(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    URI.create(url.substring("jdbc:".length())));
            proxy.threads.execute(proxy::welcome);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of the same server, by way of us; nothing is encrypted, so that we understand it. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + rest + "&sslmode=disable&prepareThreshold=0";
    }

    /** Once. */
    void cutNext(Cut cut) {
        next.set(cut);
    }

    /** Whether the cut was made. */
    boolean hasCut() {
        return next.get() == Cut.NONE;
    }

    private void welcome() {
        try {
            while (true) {
                Talk talk = new Talk(door.accept(), new Socket(host, port));
                threads.execute(() -> talk.during(talk::ask));
                threads.execute(() -> talk.during(talk::answer));
            }
        } catch (IOException closed) {
            // That is how the proxy ends.
            return;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One side of a conversation, which ends with an exception. */
    @FunctionalInterface
    private interface Side {
        void go() throws IOException;
    }

    /** One connection. */
    private final class Talk {
        private final Socket client;
        private final Socket server;
        private boolean inserted;
        private volatile boolean deaf;

        Talk(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void during(Side side) {
            try {
                side.go();
            } catch (IOException over) {
                // Either side has hung up: so do we.
                return;
            } finally {
                hangUp(client);
                hangUp(server);
            }
        }

        private static void hangUp(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What the client says: first a message without a kind, then such that have one. */
        void ask() throws IOException {
            DataInputStream from = new DataInputStream(client.getInputStream());
            OutputStream to = server.getOutputStream();
            Message.first(from).send(to);
            while (true) {
                Message message = Message.next(from);
                if (commits(message) && cut(Cut.BEFORE_THE_COMMIT)) {
                    return;
                }
                deaf |= commits(message) && cut(Cut.BEFORE_THE_ANSWER);
                inserted |= message.kind == PARSE && message.text().contains("INSERT INTO");
                message.send(to);
                if (message.kind == SYNC && deaf) {
                    from.read();
                }
            }
        }

        private boolean commits(Message message) {
            return inserted && message.kind == PARSE && message.text().contains("COMMIT");
        }

        private boolean cut(Cut cut) {
            return next.compareAndSet(cut, Cut.NONE);
        }

        /** What the server says; once deaf we wait until it is ready again, and hang up. */
        void answer() throws IOException {
            DataInputStream from = new DataInputStream(server.getInputStream());
            OutputStream to = client.getOutputStream();
            while (true) {
                Message message = Message.next(from);
                if (!deaf) {
                    message.send(to);
                } else if (message.kind == READY) {
                    return;
                }
            }
        }
    }

    /** One message of either side. */
    private static final class Message {
        /** Its first byte, or -1 for the first message of a client. */
        private final int kind;

        private final byte[] body;

        private Message(int kind, byte[] body) {
            this.kind = kind;
            this.body = body;
        }

        static Message first(DataInputStream from) throws IOException {
            return new Message(-1, body(from));
        }

        static Message next(DataInputStream from) throws IOException {
            return new Message(from.readUnsignedByte(), body(from));
        }

        private static byte[] body(DataInputStream from) throws IOException {
            byte[] body = new byte[from.readInt() - Integer.BYTES];
            from.readFully(body);
            return body;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** As one piece. */
        void send(OutputStream to) throws IOException {
            ByteBuffer whole = ByteBuffer.allocate(1 + Integer.BYTES + body.length);
            if (kind >= 0) {
                whole.put((byte) kind);
            }
            whole.putInt(body.length + Integer.BYTES).put(body);
            to.write(whole.array(), 0, whole.position());
        }
    }
}
