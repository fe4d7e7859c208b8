package dev.crmkit.examples.data;

import dev.crmkit.core.report.Share;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** So many of so many and the percentage, in words, as both sides are compared: {@code 842 of 8000 = 10.53}. */
final class Ratio {
    private Ratio() {}

    static String of(long part, long whole) {
        return of(new Share(part, whole));
    }

    static String of(Share share) {
        String percent = share.percent(2).map(BigDecimal::toPlainString).orElse("null");
        return share.part() + " of " + share.whole() + " = " + percent;
    }

    static String expected(JsonNode ratio) {
        String percent = ratio.path("pct").asString("null");
        return ratio.path("n").asLong(-1) + " of " + ratio.path("d").asLong(-1) + " = " + percent;
    }
}
