package dev.crmkit.core.internal;

import dev.crmkit.core.client.Company;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.client.MatchKey;
import dev.crmkit.core.definitions.NumberPattern;
import dev.crmkit.core.org.User;
import dev.crmkit.core.value.RequiredCheck;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a business record comes to be: header, number, first state, match keys. */
final class Births {
    private Births() {}

    /**
     * Inserts a new business record.
     *
     * @param entry the transition that creates it, where its type has a workflow
     */
    static Record insert(Work work, Stepper stepper, Record.Builder draft, String origin, String entry) {
        Record born = work.insert(header(work, draft, origin).build());
        Record entered = work.shop().workflow(born.type().key()).isPresent()
                ? stepper.take(born, entry, builder -> builder)
                : born;
        RequiredCheck.require(entered);
        matchKeys(entered).forEach(key -> hold(work, entered, key));
        return entered;
    }

    private static void hold(Work work, Record client, String key) {
        work.insert(work.create(MatchKey.TYPE)
                .set(MatchKey.KEY, key)
                .set(MatchKey.RECORD, client.ref())
                .build());
    }

    /** Match keys follow the phones and e-mails of a changed client; those it held must have been loaded. */
    static void rekey(Work work, Record before, Record after) {
        List<String> old = matchKeys(before);
        List<String> fresh = matchKeys(after);
        work.all(MatchKey.TYPE).stream()
                .filter(key ->
                        key.require(MatchKey.RECORD).equals(after.ref()) && !fresh.contains(key.require(MatchKey.KEY)))
                .forEach(work::remove);
        fresh.stream().filter(key -> !old.contains(key)).forEach(key -> hold(work, after, key));
    }

    private static Record.Builder header(Work work, Record.Builder draft, String origin) {
        return draft.set(Header.ORIGIN, origin)
                .set(Header.NUMBER, number(work, draft.type()))
                .set(Header.CREATED_AT, work.instant())
                .set(Header.CREATED_BY, work.sender().login())
                .set(Header.UPDATED_AT, work.instant())
                .set(Header.UPDATED_BY, work.sender().login());
    }

    private static Optional<String> number(Work work, RecordType type) {
        return work.shop().numbering(type.key()).map(pattern -> next(work, pattern));
    }

    private static String next(Work work, NumberPattern pattern) {
        String key = pattern.series(work.sender().today());
        Optional<Record> series = work.first(Ledger.Series.TYPE, Ledger.Series.KEY, key);
        long number = series.map(row -> row.require(Ledger.Series.LAST)).orElse(0L) + 1;
        if (series.isPresent()) {
            work.change(series.get(), row -> row.set(Ledger.Series.LAST, number));
        } else {
            work.insert(work.create(Ledger.Series.TYPE)
                    .set(Ledger.Series.KEY, key)
                    .set(Ledger.Series.LAST, number)
                    .build());
        }
        return pattern.format(work.sender().today(), number);
    }

    /** The keys a client is recognised by: its phones and e-mails. Other records have none. */
    static List<String> matchKeys(Record record) {
        String type = record.type().key();
        if (!type.equals(Contact.TYPE.key()) && !type.equals(Company.TYPE.key())) {
            return List.of();
        }
        List<PhoneNumber> phones = record.get(Contact.PHONES).orElse(List.of());
        List<EmailAddress> emails = record.get(Contact.EMAILS).orElse(List.of());
        return matchKeys(type, phones, emails);
    }

    static List<String> matchKeys(String type, List<PhoneNumber> phones, List<EmailAddress> emails) {
        List<String> keys = new ArrayList<>();
        phones.forEach(phone -> keys.add(type + "|phone|" + phone.matchKey()));
        emails.forEach(email -> keys.add(type + "|email|" + email.normalized()));
        return keys.stream().distinct().toList();
    }

    /** A person becomes the owner of what they create themselves. */
    static Optional<RecordRef> self(Work work) {
        return work.sender().subject().service()
                ? Optional.empty()
                : Optional.of(work.sender().subject().ref())
                        .filter(ref -> ref.type().equals(User.TYPE.key()));
    }
}
