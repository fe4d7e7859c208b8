package dev.crmkit.examples.notifiers;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from those inside: a webhook that may be pointed anywhere must not reach the
 * company's own servers, nor the metadata service of its cloud.
 */
final class PublicHosts {
    /** First bytes and their number of bits, in the order of RFC 6890 and its successors. */
    private static final List<Range> CLOSED_4 = List.of(
            Range.of(8, 0),
            Range.of(8, 10),
            Range.of(10, 100, 64),
            Range.of(8, 127),
            Range.of(16, 169, 254),
            Range.of(12, 172, 16),
            Range.of(24, 192, 0, 0),
            Range.of(24, 192, 0, 2),
            Range.of(24, 192, 88, 99),
            Range.of(16, 192, 168),
            Range.of(15, 198, 18),
            Range.of(24, 198, 51, 100),
            Range.of(24, 203, 0, 113),
            Range.of(4, 224),
            Range.of(4, 240));

    /** Of version 6 only global unicast is open, and of it not what only looks like it. */
    private static final Range GLOBAL_6 = Range.of(3, 0x20);

    private static final List<Range> CLOSED_6 = List.of(
            Range.of(23, 0x20, 0x01, 0x00), Range.of(32, 0x20, 0x01, 0x0d, 0xb8), Range.of(20, 0x3f, 0xff, 0x00));
    private static final Range SIX_TO_FOUR = Range.of(16, 0x20, 0x02);
    private static final Range NAT64 = Range.of(96, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);

    private PublicHosts() {}

    /** Whether the address is one of the public internet. One of version 4 within version 6 is judged as what it is. */
    static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address ? isPublic6(address.getAddress()) : isPublic4(address.getAddress());
    }

    private static boolean isPublic4(byte[] address) {
        return CLOSED_4.stream().noneMatch(range -> range.holds(address));
    }

    private static boolean isPublic6(byte[] address) {
        if (isMapped(address) || NAT64.holds(address)) {
            return isPublic4(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.holds(address)) {
            return isPublic4(Arrays.copyOfRange(address, 2, 6));
        }
        return GLOBAL_6.holds(address) && CLOSED_6.stream().noneMatch(range -> range.holds(address));
    }

    /** Java makes version 4 of these itself; whoever builds one by hand is caught here. */
    private static boolean isMapped(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[10] == (byte) 0xff && address[11] == (byte) 0xff;
    }

    /** All addresses of a host name, or of an address in any notation Java reads. */
    static List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    /** So many leading bits. */
    private record Range(int bits, List<Integer> start) {

        static Range of(int bits, Integer... start) {
            return new Range(bits, List.of(start));
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int wanted = bit / 8 < start.size() ? start.get(bit / 8) : 0;
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
