package dev.crmkit.spi.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CurrenciesTest {
    @Test
    void agrees_with_the_jdk_on_every_currency_the_jdk_knows() {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            Currencies.fractionDigits(currency.getCurrencyCode())
                    .ifPresent(digits -> assertThat(digits)
                            .as(currency.getCurrencyCode())
                            .isEqualTo(currency.getDefaultFractionDigits()));
        }
    }

    @Test
    void knows_exactly_the_published_currencies_in_use() {
        Map<String, String> published = new HashMap<>();
        Set<String> withdrawn = new HashSet<>();
        for (String line : SharedData.lines("currency/iso4217.csv")) {
            List<String> cells = List.of(line.split(",", -1));
            int last = cells.size() - 1;
            String code = cells.get(last - 3);
            boolean inUse = cells.get(last).isEmpty() && cells.get(last - 1).matches("[0-9]");
            if (inUse) {
                published.put(code, cells.get(last - 1));
            } else {
                withdrawn.add(code);
            }
        }
        withdrawn.removeAll(published.keySet());

        assertThat(published).hasSize(165);
        published.forEach((code, digits) ->
                assertThat(Currencies.fractionDigits(code)).as(code).hasValue(Integer.parseInt(digits)));
        assertThat(withdrawn)
                .contains("RUR", "DEM", "XXX", "XAU")
                .allSatisfy(code ->
                        assertThat(Currencies.fractionDigits(code)).as(code).isEmpty());
    }
}
