package dev.crmkit.spi.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmkit.spi.InvalidInputException;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of RFC 5321 and RFC 6531 that people use, and its normal form. */
final class EmailSyntax {
    private static final int MAX_WRITTEN = 320;
    private static final int MAX_LOCAL = 64;
    private static final int MAX_ADDRESS = 254;

    private static final String OTHER_SCRIPT = "[^\\p{ASCII}\\p{Z}\\p{C}]";
    private static final String ATOM = "(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]|" + OTHER_SCRIPT + ")++";
    private static final String DOT_ATOM = ATOM + "(?:\\." + ATOM + ")*+";
    private static final String QUOTED = "\"(?:[ !#-\\[\\]-~]|\\\\[ -~]|" + OTHER_SCRIPT + ")++\"";
    private static final Pattern ADDRESS = Pattern.compile("(" + DOT_ATOM + "|" + QUOTED + ")@([^@]++)");

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String TOP_LABEL = "[a-z][a-z0-9-]{0,61}[a-z0-9]";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)++" + TOP_LABEL);

    private EmailSyntax() {}

    /**
     * The form an address is compared in.
     *
     * @throws InvalidInputException if the text is no address
     */
    static String normalize(String raw) {
        if (raw.length() > MAX_WRITTEN) {
            throw tooLong("an e-mail address", "адрес", MAX_ADDRESS);
        }
        if (TextRules.hasUnprintable(raw) || TextRules.hasInvisible(raw)) {
            throw malformed();
        }
        Matcher parts = ADDRESS.matcher(TextRules.trim(raw));
        if (!parts.matches()) {
            throw malformed();
        }
        String address = local(parts.group(1)) + "@" + domain(parts.group(2));
        return within(MAX_ADDRESS, address, "an e-mail address", "адрес");
    }

    private static String local(String written) {
        // Composed, so that the same letter typed in two ways is one mailbox (RFC 6532 section 3.1).
        String lower = Normalizer.normalize(written.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        return within(MAX_LOCAL, lower, "the part before @", "часть до @");
    }

    private static String domain(String written) {
        String ascii = ascii(written).toLowerCase(Locale.ROOT);
        if (!DOMAIN.matcher(ascii).matches()) {
            throw malformed();
        }
        return ascii;
    }

    private static String ascii(String written) {
        try {
            return IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notADomain) {
            throw malformed();
        }
    }

    private static String within(int max, String text, String what, String whatRu) {
        if (text.getBytes(UTF_8).length > max) {
            throw tooLong(what, whatRu, max);
        }
        return text;
    }

    private static InvalidInputException tooLong(String what, String whatRu, int max) {
        return InvalidInputException.of(Violation.of(
                        "",
                        "TOO_LONG",
                        what + " has at most " + max + " octets",
                        whatRu + " не длиннее " + max + " байт")
                .with("max", max));
    }

    private static InvalidInputException malformed() {
        return InvalidInputException.of(Violation.of(
                "",
                "MALFORMED",
                "an e-mail address is written name@domain.zone",
                "адрес электронной почты пишется как имя@домен.зона"));
    }
}
