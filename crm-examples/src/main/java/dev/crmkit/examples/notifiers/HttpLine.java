package dev.crmkit.examples.notifiers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One request over one connection to one address. Java's own client asks for the address of a host again when it connects,
 * and may be told another one than was checked; here the name serves the certificate only. Interruption closes it.
 */
final class HttpLine implements AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");
    private static final int LONGEST_LINE = 1_000;

    private final Socket socket;

    private HttpLine(Socket socket) {
        this.socket = socket;
    }

    static HttpLine to(InetAddress address, WebhookSettings settings) throws IOException {
        int patience = Math.toIntExact(settings.patience().toMillis());
        Socket plain = SocketChannel.open().socket();
        try {
            plain.connect(new InetSocketAddress(address, settings.port()), patience);
            plain.setSoTimeout(patience);
            return new HttpLine(settings.encrypted() ? encrypted(plain, settings) : plain);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket encrypted(Socket plain, WebhookSettings settings) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, settings.host(), settings.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Sends the request; the status of the answer. */
    int post(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        Matcher status = STATUS.matcher(firstLine(socket.getInputStream()));
        if (!status.matches()) {
            throw new ProtocolException("no HTTP");
        }
        return Integer.parseInt(status.group(1));
    }

    private static String firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new ProtocolException("no whole line");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
