package dev.crmkit.core.value;

import dev.crmkit.spi.value.Money;
import java.util.List;
import java.util.Map;

/** Money: a {@link Money}, its text ({@code 150000.00 RUB}), or a map of {@code amount} and {@code currency}. */
final class MoneyReader {
    private static final List<String> PARTS = List.of("amount", "currency");

    private MoneyReader() {}

    static Money read(Object raw) {
        if (raw instanceof Money money) {
            return money;
        }
        if (raw instanceof Map<?, ?> map) {
            return of(ForeignCopy.parts(map, PARTS));
        }
        if (raw instanceof String text && text.length() <= 64 && text.indexOf(' ') >= 0) {
            return Money.parse(text);
        }
        throw expected();
    }

    private static Money of(Map<String, Object> parts) {
        Object amount = parts.get("amount");
        if (amount == null || !(parts.get("currency") instanceof String currency)) {
            throw expected();
        }
        return Money.of(NumberReader.number(amount), currency);
    }

    private static RuntimeException expected() {
        return Refusal.wrongType(
                "an amount with its currency, such as 150000.00 RUB", "сумма с валютой: 150000.00 RUB");
    }
}
