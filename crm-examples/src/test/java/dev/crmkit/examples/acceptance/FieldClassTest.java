package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.Scope;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.client.Contacts;
import dev.crmkit.core.custom.CustomRecord;
import dev.crmkit.core.custom.CustomRecords;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.history.HistoryEntry;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.Values;
import dev.crmkit.core.report.Report;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fields of a class not everybody reads: the passport of a trader, the remarks about a client of a service centre. */
class FieldClassTest {
    private static final Field<String> PASSPORT =
            Field.text("passport", 40).label("Паспорт", "Passport").fieldClass(FieldClass.SECRET);

    private static Definitions traders() {
        return Definitions.shipped()
                .field(Contact.TYPE, PASSPORT)
                .access(AccessRules.standard().toBuilder()
                        .role("COMPLIANCE")
                        .rule(AccessRule.grant("compliance-read")
                                .roles("COMPLIANCE")
                                .actions(AccessAction.READ, AccessAction.VIEW_HISTORY)
                                .types("contact")
                                .scope(Scope.ALL)
                                .build())
                        .rule(AccessRule.grant("compliance-reveal")
                                .roles("COMPLIANCE")
                                .actions(AccessAction.REVEAL)
                                .types("contact")
                                .scope(Scope.ALL)
                                .readable(FieldClass.SECRET)
                                .build())
                        .rule(AccessRule.grant("secret-intake")
                                .roles("OWNER")
                                .actions(AccessAction.CREATE_MANUAL)
                                .types("contact")
                                .scope(Scope.ALL)
                                .writable(FieldClass.SECRET)
                                .build())
                        .build())
                .build();
    }

    private static Contacts contacts(Town town, String login) {
        return town.as(login).clients().contacts();
    }

    /** Neither a value nor emptiness: both would be written. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_transition_writes_no_closed_field(StoreKind kind) {
        Town town =
                Town.on(kind, Definitions.shipped().field(Lead.TYPE, PASSPORT).build());
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        for (String value : List.of("4510 123456", "")) {
            var refusal = Refused.invalid(
                    town,
                    () -> town.as("hana")
                            .leads()
                            .fire(lead.ref(), "junk", Map.of(Lead.JUNK_REASON, "SPAM", PASSPORT, value)));
            assertThat(told(refusal.violations())).containsExactly("passport FIELD_CLASS");
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_secret_is_shown_one_by_one_and_written_down(StoreKind kind) {
        Town town = Town.on(kind, traders());
        Contact trader = contacts(town, "olga")
                .add(Values.draft()
                        .set(Contact.NAME, "Иванов")
                        .set(PASSPORT, "4510 123456")
                        .set(Contact.BIRTH_DATE, LocalDate.of(1980, 5, 1)));
        assertThat(trader.get(PASSPORT)).as("nobody reads it in a list").isEmpty();
        assertThat(told(Refused.invalid(town, () -> contacts(town, "olga").list(PASSPORT.is("4510 123456")))
                        .violations()))
                .containsExactly("passport FIELD_CLASS");
        Refused.invalid(town, () -> contacts(town, "olga").list(Query.all().sortBy(PASSPORT)));
        Refused.invalid(
                town,
                () -> contacts(town, "olga")
                        .report(Report.where(Condition.always()).by(PASSPORT).count("n")));
        Refused.denied(town, () -> contacts(town, "olga").reveal(trader.ref(), PASSPORT, "проверка"));
        Refused.notFound(town, () -> contacts(town, "mila").reveal(trader.ref(), PASSPORT, "проверка"));
    }

    private static List<String> told(List<Violation> violations) {
        return Refused.told(violations);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void who_may_reveal_says_what_for(StoreKind kind) {
        Town town = Town.with("clara", "COMPLIANCE", kind, traders());
        Contact trader = contacts(town, "olga")
                .add(Values.draft().set(Contact.NAME, "Иванов").set(PASSPORT, "4510 123456"));
        assertThat(contacts(town, "clara").get(trader.ref()).get(PASSPORT)).isEmpty();
        Refused.invalid(town, () -> contacts(town, "clara").reveal(trader.ref(), PASSPORT, " "));
        assertThat(contacts(town, "clara").reveal(trader.ref(), PASSPORT, "запрос банка"))
                .contains("4510 123456");
        List<HistoryEntry> history = contacts(town, "clara").history(trader.ref());
        HistoryEntry last = history.get(history.size() - 1);
        assertThat(last.command()).isEqualTo("contact.reveal");
        assertThat(last.actor()).isEqualTo("clara");
        assertThat(last.purpose()).contains("запрос банка");
        assertThat(last.edits()).extracting(HistoryEntry.FieldEdit::field).containsExactly("passport");
        assertThat(last.edits()).allMatch(edit -> edit.oldValue().isEmpty());
        assertThat(contacts(town, "clara").get(trader.ref()).version()).isEqualTo(trader.version());
    }

    private static final Field<String> NAME = Field.text("name", 100).required();
    private static final Field<Boolean> PROCESSED = Field.bool("processed");
    private static final Field<Long> MILEAGE = Field.wholeNumber("mileage");
    private static final Field<LocalDate> LAST_VISIT = Field.date("lastVisit");
    private static final Field<String> COMMENT = Field.longText("comment").fieldClass(FieldClass.PERSONAL);
    private static final RecordType SERVICE_CLIENT = RecordType.business("service_client")
            .label("Клиент сервис-центра", "Service client")
            .fields(NAME, PROCESSED, MILEAGE, LAST_VISIT, COMMENT)
            .build();

    private static Town serviceCentre(StoreKind kind) {
        return Town.on(
                kind,
                Definitions.shipped()
                        .type(SERVICE_CLIENT)
                        .access(AccessRules.standard().toBuilder()
                                .rule(AccessRule.grant("service-clients")
                                        .roles("HEAD")
                                        .actions(AccessAction.READ)
                                        .types("service_client")
                                        .scope(Scope.UNIT_TREE)
                                        .build())
                                .build())
                        .build());
    }

    private static CustomRecords clients(Town town, String login) {
        return town.as(login).records(SERVICE_CLIENT);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_picker_of_a_service_centre(StoreKind kind) {
        Town town = serviceCentre(kind);
        CustomRecord ivanov = add(town, "Иванов", "north.sales", true, 42_000L, LocalDate.of(2026, 2, 1), "аллергия");
        add(town, "Петрова", "north.sales", false, 1_000L, LocalDate.of(2026, 2, 3), "x");
        CustomRecord elkin = add(town, "Ёлкин", "south.sales", true, null, null, "VIP");
        Condition picker = PROCESSED.is(true);
        assertThat(names(town, "carl", picker)).containsExactly("Ёлкин", "Иванов");
        assertThat(names(town, "hana", picker)).as("one unit only").containsExactly("Иванов");
        assertThat(names(town, "carl", NAME.contains("елкин"))).containsExactly("Ёлкин");
        assertThat(names(town, "carl", LAST_VISIT.isEmpty())).containsExactly("Ёлкин");
        assertThat(names(town, "carl", MILEAGE.gt(0L).and(picker))).containsExactly("Иванов");
        assertThat(names(town, "carl", COMMENT.contains("VIP"))).containsExactly("Ёлкин");
        assertThat(Refused.told(Refused.invalid(town, () -> names(town, "hana", COMMENT.contains("VIP")))
                        .violations()))
                .containsExactly("comment FIELD_CLASS");
        assertThat(clients(town, "hana").get(ivanov.ref()).get(COMMENT)).isEmpty();
        Refused.notFound(town, () -> clients(town, "hana").get(elkin.ref()));
    }

    private static CustomRecord add(
            Town town,
            String name,
            String unit,
            boolean processed,
            @Nullable Long mileage,
            @Nullable LocalDate visit,
            String comment) {
        Values draft = Values.draft().set(NAME, name).set(PROCESSED, processed).set(COMMENT, comment);
        if (mileage != null) {
            draft.set(MILEAGE, mileage);
        }
        if (visit != null) {
            draft.set(LAST_VISIT, visit);
        }
        return clients(town, "olga").create(draft.unit(town.unit(unit)), "create");
    }

    private static List<String> names(Town town, String login, Condition asked) {
        return clients(town, login).list(Query.where(asked).sortBy(NAME)).items().stream()
                .map(client -> client.get(NAME).orElseThrow())
                .toList();
    }
}
