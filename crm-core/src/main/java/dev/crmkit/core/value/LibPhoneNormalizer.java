package dev.crmkit.core.value;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.PhoneNormalizer;
import dev.crmkit.spi.value.PhoneNumber;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds the E.164 form and kind of a number by the numbering plans of libphonenumber. A number that is not valid in its
 * plan keeps its digits.
 *
 * <p>Needs the optional dependency {@code com.googlecode.libphonenumber:libphonenumber}; without it use {@link
 * PhoneNormalizers#digitsOnly}. Immutable and thread-safe.
 */
@ForCallers
public final class LibPhoneNormalizer implements PhoneNormalizer {
    private static final Pattern INTERNATIONAL = Pattern.compile("[^0-9(]*\\+.*", Pattern.DOTALL);

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final String region;

    private LibPhoneNormalizer(String region) {
        this.region = region;
    }

    /**
     * A normalizer for one country.
     *
     * @param region the country of numbers written without a country code: two letters of ISO 3166, such as {@code RU}
     * @throws IllegalArgumentException if the numbering plan of the region is not known
     */
    public static LibPhoneNormalizer in(String region) {
        LibPhoneNormalizer normalizer = new LibPhoneNormalizer(region.toUpperCase(Locale.ROOT));
        if (!normalizer.plans.getSupportedRegions().contains(normalizer.region)) {
            throw new IllegalArgumentException("No numbering plan is known for the region " + region);
        }
        return normalizer;
    }

    @Override
    public PhoneNumber normalize(String raw) {
        PhoneNumber written = PhoneNumber.of(raw);
        String dialled = (INTERNATIONAL.matcher(raw).matches() ? "+" : "") + written.digits();
        try {
            Phonenumber.PhoneNumber found = plans.parse(dialled, region);
            // Parsing alone makes +712 of "12": only the plan knows which numbers there are.
            return plans.isValidNumber(found)
                    ? written.withE164(
                            plans.format(found, PhoneNumberFormat.E164),
                            plans.getNumberType(found).name())
                    : written;
        } catch (NumberParseException e) {
            return written;
        }
    }
}
