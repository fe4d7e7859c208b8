package dev.crmkit.examples.notifiers;

import dev.crmkit.testkit.notify.GatewayFault;
import dev.crmkit.testkit.notify.LocalServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Stands before a mail server: lets everything through, or fails to order in its place. */
final class SmtpFront implements AutoCloseable {
    private final int behind;
    private final LocalServer front = LocalServer.start(this::serve);
    private volatile GatewayFault behaviour = GatewayFault.NONE;

    SmtpFront(int behind) {
        this.behind = behind;
    }

    int port() {
        return front.port();
    }

    void behave(GatewayFault fault) {
        behaviour = fault;
        if (fault == GatewayFault.UNREACHABLE) {
            front.close();
        } else {
            front.open();
        }
    }

    private void serve(Socket line) {
        try {
            if (behaviour == GatewayFault.NONE) {
                passOn(line);
            } else {
                play(behaviour, line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void passOn(Socket line) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            Thread there = new Thread(() -> copy(line, server), "smtp-front");
            there.setDaemon(true);
            there.start();
            pour(server.getInputStream(), line.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            pour(from.getInputStream(), to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            return;
        }
    }

    private static void pour(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    private static void play(GatewayFault fault, Socket line) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
        if (fault == GatewayFault.SILENT) {
            in.readLine();
            return;
        }
        say(line, "220 front");
        for (String command = in.readLine(); command != null; command = in.readLine()) {
            String word = command.toUpperCase(Locale.ROOT);
            if (word.startsWith("RCPT") && fault == GatewayFault.REFUSING) {
                say(line, "550 no such user, and here is what you sent: " + command);
            } else if (word.startsWith("RCPT") && fault == GatewayFault.BUSY) {
                say(line, "450 later");
            } else if (word.startsWith("DATA")) {
                say(line, "354 go on");
                skipMail(in);
                if (fault == GatewayFault.LOSING_ANSWERS) {
                    return;
                }
                say(line, "what mail?");
            } else {
                say(line, "250 ok");
            }
        }
    }

    private static void skipMail(BufferedReader in) throws IOException {
        for (String row = in.readLine(); row != null && !row.equals("."); row = in.readLine()) {
            Thread.onSpinWait();
        }
    }

    private static void say(Socket line, String words) throws IOException {
        line.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        line.getOutputStream().flush();
    }

    @Override
    public void close() {
        front.close();
    }
}
