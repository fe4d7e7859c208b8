package dev.crmkit.examples.notifiers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over timestamp, full stop and body: neither can be changed, and an old one can be refused. */
public final class WebhookSignature {
    private WebhookSignature() {}

    /**
     * The signature, as 64 hexadecimal digits.
     *
     * @param timestamp seconds since 1970, as they stand in the header
     */
    public static String of(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java", e);
        }
    }

    /** For receivers: whether it was signed with the secret, and not longer ago than this. */
    public static boolean isGenuine(
            String secret, String timestamp, String body, String signature, Instant now, Duration oldest) {
        byte[] expected = of(secret, timestamp, body).getBytes(StandardCharsets.UTF_8);
        boolean signed = MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        return signed
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(oldest)
                        <= 0;
    }
}
