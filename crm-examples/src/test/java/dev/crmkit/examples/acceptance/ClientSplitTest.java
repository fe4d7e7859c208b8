package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.CrmSession;
import dev.crmkit.core.client.ClientStage;
import dev.crmkit.core.client.Companies;
import dev.crmkit.core.client.Company;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.client.Contacts;
import dev.crmkit.core.deal.Contract;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All clients are shared out among those we talk to, those with a contract in force, and those who left (H3). */
class ClientSplitTest {

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void h3_a_contract_moves_its_client_from_one_list_to_the_next(StoreKind kind) {
        Town town = Town.on(kind);
        RecordRef bystander = town.as("hana")
                .clients()
                .contacts()
                .add(Values.draft().set(Contact.NAME, "Без договора"))
                .ref();
        Deal deal = inContract(town);
        RecordRef client = deal.get(Deal.CONTACT).orElseThrow();
        Contract draft = town.as("mila").contracts().draft(deal.ref(), Money.of("1500000.00", "RUB"));
        assertThat(stage(town, client)).isEqualTo(ClientStage.PROSPECT);
        town.goTo("2026-03-20T12:00");
        Contract signed = town.as("mila").contracts().sign(draft);
        assertThat(stage(town, client)).isEqualTo(ClientStage.CUSTOMER);
        town.goTo("2026-05-15T10:00");
        town.as("mila").contracts().terminate(signed, "переезд");
        assertThat(stage(town, client)).isEqualTo(ClientStage.FORMER);
        assertThat(stage(town, bystander)).isEqualTo(ClientStage.PROSPECT);

        assertThat(stage(town, client, "2026-03-19T12:00")).isEqualTo(ClientStage.PROSPECT);
        assertThat(stage(town, client, "2026-03-20T11:59:59.999999")).isEqualTo(ClientStage.PROSPECT);
        assertThat(stage(town, client, "2026-03-20T12:00")).isEqualTo(ClientStage.CUSTOMER);
        assertThat(stage(town, client, "2026-05-15T09:59:59.999999")).isEqualTo(ClientStage.CUSTOMER);
        assertThat(stage(town, client, "2026-05-15T10:00")).isEqualTo(ClientStage.FORMER);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void h3_a_contract_in_the_bin_counts_for_nothing(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = inContract(town);
        RecordRef client = deal.get(Deal.CONTACT).orElseThrow();
        Contract signed = town.as("mila")
                .contracts()
                .sign(town.as("mila").contracts().draft(deal.ref(), Money.of("1.00", "RUB")));
        assertThat(stage(town, client)).isEqualTo(ClientStage.CUSTOMER);
        town.as("hana").contracts().delete(signed.ref());
        assertThat(stage(town, client)).isEqualTo(ClientStage.PROSPECT);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void h3_every_client_is_in_one_list_at_any_instant(StoreKind kind) {
        Town town = Town.on(kind);
        Book book = Book.random(town, new Random(20_260_302));
        CrmSession olga = town.as("olga");
        for (int day = -1; day <= Book.DAYS + 1; day += 7) {
            Instant asOf = Book.START.plus(Duration.ofDays(day));
            check(book, Contact.TYPE, asOf, stage -> ids(olga.clients().contacts(), Contacts.at(stage, asOf)));
            check(book, Company.TYPE, asOf, stage -> ids(olga.clients().companies(), Companies.at(stage, asOf)));
        }
    }

    private static void check(Book book, RecordType type, Instant asOf, Asked asked) {
        Map<ClientStage, Set<RecordRef>> lists = new EnumMap<>(ClientStage.class);
        for (ClientStage stage : ClientStage.values()) {
            lists.put(stage, asked.at(stage));
        }
        Map<ClientStage, Set<RecordRef>> expected = book.lists(type, asOf);
        assertThat(lists).as("%s as of %s", type, asOf).isEqualTo(expected);
        List<RecordRef> together = lists.values().stream().flatMap(Set::stream).toList();
        assertThat(together).doesNotHaveDuplicates().hasSameElementsAs(book.clients(type));
    }

    /** One list of clients. */
    private interface Asked {
        Set<RecordRef> at(ClientStage stage);
    }

    private static Set<RecordRef> ids(Contacts door, Condition where) {
        return collected(all -> door.each(Query.where(where), contact -> all.accept(contact.ref())));
    }

    private static Set<RecordRef> ids(Companies door, Condition where) {
        return collected(all -> door.each(Query.where(where), company -> all.accept(company.ref())));
    }

    private static Set<RecordRef> collected(Consumer<Consumer<RecordRef>> walk) {
        List<RecordRef> all = new ArrayList<>();
        walk.accept(all::add);
        assertThat(all).doesNotHaveDuplicates();
        return new HashSet<>(all);
    }

    private static ClientStage stage(Town town, RecordRef contact) {
        return stage(town, contact, town.now());
    }

    private static ClientStage stage(Town town, RecordRef contact, String asOf) {
        return stage(town, contact, Town.moscow(asOf));
    }

    private static ClientStage stage(Town town, RecordRef contact, Instant asOf) {
        List<ClientStage> stages = List.of(ClientStage.values()).stream()
                .filter(stage -> ids(town.as("olga").clients().contacts(), Contacts.at(stage, asOf))
                        .contains(contact))
                .toList();
        assertThat(stages).as("the lists %s is in", contact).hasSize(1);
        return stages.get(0);
    }

    private static Deal inContract(Town town) {
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        town.as("mila").interactions().call(lead.ref(), "SUCCESS", "интересно");
        RecordRef deal = town.as("mila").leads().qualify(lead).deal().orElseThrow();
        town.as("mila").quotes().send(town.as("mila").quotes().draft(deal, Money.of("1500000.00", "RUB")));
        town.as("mila").deals().fire(deal, "clientDecides");
        return town.as("mila").deals().fire(deal, "accept");
    }

    /**
     * Clients and contracts by chance, and where each client should stand, worked out by hand. They are written straight
     * into the store: no door signs a contract in the past.
     */
    private record Book(Map<RecordType, List<RecordRef>> known, List<Record> contracts) {
        static final Instant START = Town.moscow("2026-01-01T00:00");
        static final int DAYS = 100;
        private static final int CLIENTS = 200;
        private static final int CONTRACTS = 200;

        static Book random(Town town, Random random) {
            List<Record> rows = new ArrayList<>();
            List<RecordRef> contacts = clients(town, Contact.TYPE, Contact.NAME, rows);
            List<RecordRef> companies = clients(town, Company.TYPE, Company.NAME, rows);
            RecordRef deal = inContract(town).ref();
            List<Record> contracts = new ArrayList<>();
            for (int i = 0; i < CONTRACTS; i++) {
                contracts.add(contract(town, random, deal, contacts, companies));
            }
            rows.addAll(contracts);
            List<Change> inserts = rows.stream().<Change>map(Change.Insert::new).toList();
            town.store().inTx(UnitOptions.write("main"), tx -> {
                tx.apply(new ChangeSet(inserts));
                return inserts.size();
            });
            town.as("olga").clients().contacts().each(Query.all(), contact -> {
                if (!contacts.contains(contact.ref())) {
                    contacts.add(contact.ref());
                }
            });
            return new Book(Map.of(Contact.TYPE, contacts, Company.TYPE, companies), contracts);
        }

        private static List<RecordRef> clients(Town town, RecordType type, Field<String> name, List<Record> rows) {
            List<RecordRef> refs = new ArrayList<>();
            for (int i = 0; i < CLIENTS / 2; i++) {
                Record client = Record.create(town.type(type), town.newId())
                        .set(name, "Клиент " + i)
                        .build();
                rows.add(client);
                refs.add(client.ref());
            }
            return refs;
        }

        private static Record contract(
                Town town, Random random, RecordRef deal, List<RecordRef> contacts, List<RecordRef> companies) {
            Optional<Instant> signed = instant(random, START, 0.8);
            Optional<Instant> ended = signed.flatMap(from -> instant(random, from, 0.6));
            Optional<Instant> deleted = instant(random, START, 0.1);
            return Record.create(town.type(Contract.TYPE), town.newId())
                    .set(Contract.DEAL, deal)
                    .set(Contract.CONTACT, one(random, contacts))
                    .set(Contract.COMPANY, one(random, companies))
                    .set(Contract.SIGNED_AT, signed)
                    .set(Contract.ENDED_AT, ended)
                    .set(Header.DELETED_AT, deleted)
                    .build();
        }

        private static Optional<RecordRef> one(Random random, List<RecordRef> clients) {
            return random.nextDouble() < 0.7
                    ? Optional.of(clients.get(random.nextInt(clients.size())))
                    : Optional.empty();
        }

        /** Often exactly at the instant of a question, since ends are where mistakes live. */
        private static Optional<Instant> instant(Random random, Instant from, double chance) {
            return random.nextDouble() < chance
                    ? Optional.of(from.plus(Duration.ofDays(random.nextInt(DAYS))))
                    : Optional.empty();
        }

        List<RecordRef> clients(RecordType type) {
            return known.getOrDefault(type, List.of());
        }

        Map<ClientStage, Set<RecordRef>> lists(RecordType type, Instant asOf) {
            Map<ClientStage, Set<RecordRef>> lists = new EnumMap<>(ClientStage.class);
            for (ClientStage stage : ClientStage.values()) {
                lists.put(stage, new HashSet<>());
            }
            clients(type).forEach(client -> lists.get(stage(type, client, asOf)).add(client));
            return lists;
        }

        private ClientStage stage(RecordType type, RecordRef client, Instant asOf) {
            Field<RecordRef> link = type == Contact.TYPE ? Contract.CONTACT : Contract.COMPANY;
            List<Record> signed = contracts.stream()
                    .filter(contract -> contract.get(Header.DELETED_AT).isEmpty())
                    .filter(contract ->
                            contract.get(link).filter(client::equals).isPresent())
                    .filter(contract -> isBy(contract, Contract.SIGNED_AT, asOf))
                    .toList();
            if (signed.isEmpty()) {
                return ClientStage.PROSPECT;
            }
            return signed.stream().allMatch(contract -> isBy(contract, Contract.ENDED_AT, asOf))
                    ? ClientStage.FORMER
                    : ClientStage.CUSTOMER;
        }

        private static boolean isBy(Record contract, Field<Instant> field, Instant asOf) {
            return contract.get(field).filter(at -> !at.isAfter(asOf)).isPresent();
        }
    }
}
