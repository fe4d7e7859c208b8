package dev.crmkit.spi.value;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The currencies of ISO 4217 in use, with their fraction digits.
 *
 * <p>A table of our own, because {@link java.util.Currency} differs between JDKs and accepts withdrawn codes such as
 * RUR. Codes without fraction digits (gold, test codes, XXX) are no money. A code is never taken out of it, or stored
 * amounts could not be read.
 */
final class Currencies {
    private static final String NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private static final String TWO = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP "
            + "BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
            + "GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL "
            + "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR "
            + "RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS "
            + "UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG";

    private static final String THREE = "BHD IQD JOD KWD LYD OMR TND";

    private static final String FOUR = "CLF UYW";

    private static final Map<String, Integer> DIGITS = table();

    private Currencies() {}

    /** How many digits follow the point, or empty when there is no such currency. */
    static OptionalInt fractionDigits(String code) {
        Integer digits = DIGITS.get(code);
        return digits == null ? OptionalInt.empty() : OptionalInt.of(digits);
    }

    private static Map<String, Integer> table() {
        Map<String, Integer> digits = new HashMap<>();
        put(digits, NONE, 0);
        put(digits, TWO, 2);
        put(digits, THREE, 3);
        put(digits, FOUR, 4);
        return Collections.unmodifiableMap(digits);
    }

    private static void put(Map<String, Integer> digits, String codes, int count) {
        for (String code : codes.split(" ", -1)) {
            digits.put(code, count);
        }
    }
}
