package dev.crmkit.core.report;

import dev.crmkit.spi.ForCallers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** So many of so many, kept exact. */
@ForCallers
public record Share(long part, long whole) {

    /** The percentage, HALF_UP to so many digits by itself; empty of nothing. */
    public Optional<BigDecimal> percent(int digits) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), digits, RoundingMode.HALF_UP));
    }

    @Override
    public String toString() {
        return percent(1).map(percent -> percent.toPlainString() + " %").orElse("-");
    }
}
