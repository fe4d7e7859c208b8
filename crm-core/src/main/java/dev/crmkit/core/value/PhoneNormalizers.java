package dev.crmkit.core.value;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.PhoneNormalizer;
import dev.crmkit.spi.value.PhoneNumber;

/** The phone normalizers that ship with the library. Stateless and thread-safe. */
@ForCallers
public final class PhoneNormalizers {
    private PhoneNormalizers() {}

    /** Keeps the digits; knows no numbering plan, so no number gets an E.164 form. */
    public static PhoneNormalizer digitsOnly() {
        return PhoneNumber::of;
    }

    /**
     * With the optional library libphonenumber on the path {@link LibPhoneNormalizer}, without it {@link #digitsOnly}.
     *
     * @param region the country of numbers written without a country code, such as {@code RU}
     */
    public static PhoneNormalizer bestAvailable(String region) {
        return isLibraryThere() ? LibPhoneNormalizer.in(region) : digitsOnly();
    }

    private static boolean isLibraryThere() {
        try {
            Class.forName(
                    "com.google.i18n.phonenumbers.PhoneNumberUtil", false, PhoneNormalizers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
