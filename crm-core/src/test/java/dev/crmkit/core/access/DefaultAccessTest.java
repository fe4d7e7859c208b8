package dev.crmkit.core.access;

import static dev.crmkit.core.access.AccessAction.CONFIGURE;
import static dev.crmkit.core.access.AccessAction.CREATE_MANUAL;
import static dev.crmkit.core.access.AccessAction.CREATE_SYSTEM;
import static dev.crmkit.core.access.AccessAction.READ;
import static dev.crmkit.core.access.AccessAction.TRANSITION;
import static dev.crmkit.core.access.AccessAction.UPDATE;
import static dev.crmkit.core.access.Worlds.owned;
import static dev.crmkit.core.access.Worlds.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.AccessDecision.Deny;
import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Company;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Contract;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.Dealers;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.Team;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped rules: the access list of a network of dealers. */
class DefaultAccessTest {
    private static final List<String> ACTORS =
            List.of("olga", "carl", "hana", "dima", "mila", "max", "sveta", "adam", "disa", "intake", "nobody");
    private static final Field<java.math.BigDecimal> MARGIN =
            Field.decimal("margin", 12, 2).fieldClass(FieldClass.COMMERCIAL);
    private static final RecordType DEAL = Deal.TYPE.with(List.of(MARGIN));
    private static final List<RecordType> BUSINESS = List.of(
            Lead.TYPE, DEAL, Company.TYPE, Contact.TYPE, Quote.TYPE, Contract.TYPE, Task.TYPE, Interaction.TYPE);
    private static final AccessEngine ENGINE = AccessEngine.of(AccessRules.standard(), schema())
            .withDependent(StageRecord.TYPE, StageRecord.RECORD)
            .withDependent(AuditEntry.TYPE, AuditEntry.RECORD)
            .withDependent(AuditEntry.Change.TYPE, AuditEntry.Change.ENTRY);

    private static final Record LEAD_K = owned(Lead.TYPE, 1, "mila", "north.sales");
    private static final Record LEAD_S = owned(Lead.TYPE, 2, "sveta", "south.sales");

    static Schema schema() {
        List<RecordType> types = new ArrayList<>(BUSINESS);
        types.addAll(List.of(
                StageRecord.TYPE,
                AuditEntry.TYPE,
                AuditEntry.Change.TYPE,
                Unit.TYPE,
                User.TYPE,
                Team.TYPE,
                RoleAssignment.TYPE));
        return Schema.of(types);
    }

    private static boolean may(String login, AccessAction action, Record record, String name) {
        return ENGINE.decide(subject(login), action, record, name, Related.none())
                .permitted();
    }

    private static boolean may(String login, AccessAction action, Record record) {
        return may(login, action, record, "");
    }

    private static String row(AccessAction action, Record record, String name) {
        List<String> row = new ArrayList<>();
        ACTORS.subList(0, 8).forEach(login -> row.add(may(login, action, record, name) ? "+" : "-"));
        return String.join(" ", row);
    }

    @Test
    void the_access_list() {
        //                                         olga carl hana dima mila max sveta adam
        assertThat(row(READ, LEAD_K, "")).isEqualTo("+ + + + + - - -");
        assertThat(row(READ, LEAD_S, "")).isEqualTo("+ + - - - - + -");
        assertThat(row(UPDATE, LEAD_K, "")).isEqualTo("+ + + + + - - -");
        assertThat(row(AccessAction.DELETE, LEAD_K, "")).isEqualTo("+ + + + - - - -");
        assertThat(row(CREATE_MANUAL, inNorth(), "")).isEqualTo("+ + + + - - - -");
        assertThat(row(CONFIGURE, unit("net"), "pipeline")).isEqualTo("+ + - - - - - +");
        assertThat(row(CONFIGURE, unit("north.sales"), "pipeline")).isEqualTo("+ + + + - - - +");
    }

    private static Record inNorth() {
        return Record.create(Lead.TYPE, new UUID(0x7000L, 3))
                .set(Header.UNIT, Dealers.unit("north.sales"))
                .build();
    }

    private static Record unit(String code) {
        return Record.create(Unit.TYPE, Dealers.unit(code).id()).build();
    }

    @ParameterizedTest
    @CsvSource({
        // what, on mila's record: olga carl hana dima mila max sveta adam disa intake nobody
        "READ,          + + + + + - - - - - -",
        "UPDATE,        + + + + + - - - - - -",
        "CREATE_MANUAL, + + + + - - - - - - -",
        "CREATE_SYSTEM, + + + + + + - - - ? -",
        "DELETE,        + + + + - - - - - - -",
        "RESTORE,       + + + + - - - - - - -",
        "PURGE,         + - - - - - - - - - -",
        "ASSIGN,        + + + + - - - - - - -",
        "SHARE,         + + + + + - - - - - -",
        "CONVERT,       + + + + + - - - - - -",
        "MERGE,         + + + + - - - - - - -",
        "IMPORT,        + + + + - - - - - - -",
        "EXPORT,        + + - - - - - - - - -",
        "VIEW_HISTORY,  + + + + + - - - - - -",
        "REVEAL,        - - - - - - - - - - -",
        "ERASE,         + + - - - - - - - - -",
        "TRANSITION,    + + + + + - - - - - -",
        "REPORT,        + + + + + - - - - - -",
        "CONFIGURE,     - - - - - - - - - - -",
        "GRANT,         - - - - - - - - - - -",
    })
    void every_row_of_the_table_on_every_type(AccessAction action, String row) {
        for (RecordType type : BUSINESS) {
            Record record = owned(type, 1, "mila", "north.sales");
            String intake = type.equals(Lead.TYPE) ? "+" : "-";
            List<String> expected = Arrays.asList(row.replace("?", intake).split(" "));
            List<String> actual = ACTORS.stream()
                    .map(login -> may(login, action, record, action.named() ? "any" : "") ? "+" : "-")
                    .toList();
            assertThat(actual).as(type.key()).isEqualTo(expected);
        }
    }

    @Test
    void rights_are_given_in_units() {
        assertThat(may("hana", AccessAction.GRANT, unit("north.sales"))).isTrue();
        assertThat(may("hana", AccessAction.GRANT, unit("north"))).isFalse();
        assertThat(may("dima", AccessAction.GRANT, unit("north.sales"))).isFalse();
        assertThat(may("adam", AccessAction.GRANT, unit("net"))).isTrue();
    }

    @Test
    void an_employee_does_not_reopen() {
        assertThat(may("mila", TRANSITION, LEAD_K, "junk")).isTrue();
        assertThat(may("mila", TRANSITION, LEAD_K, "reopen")).isFalse();
        assertThat(may("hana", TRANSITION, LEAD_K, "reopen")).isTrue();
    }

    @Test
    void intake_creates_leads_and_reads_nothing() {
        assertThat(may("intake", CREATE_SYSTEM, inNorth())).isTrue();
        assertThat(may("intake", READ, inNorth())).isFalse();
        assertThat(may("intake", CREATE_SYSTEM, owned(DEAL, 4, "mila", "north.sales")))
                .isFalse();
        for (RecordType type : schema().types()) {
            assertThat(ENGINE.visible(subject("intake"), READ, type)).isEqualTo(Condition.never());
        }
    }

    @Test
    void automation_moves_everything_and_creates_nothing_by_hand() {
        assertThat(may("automation", TRANSITION, LEAD_K, "any")).isTrue();
        assertThat(may("automation", UPDATE, LEAD_S)).isTrue();
        assertThat(may("automation", CREATE_SYSTEM, LEAD_S)).isTrue();
        assertThat(may("automation", READ, LEAD_S)).isTrue();
        assertThat(may("automation", CREATE_MANUAL, LEAD_S)).isFalse();
        assertThat(may("automation", AccessAction.DELETE, LEAD_S)).isFalse();
    }

    @Test
    void whoever_has_no_roles_is_told_the_nearest_grants() {
        for (AccessAction action : AccessAction.values()) {
            for (RecordType type : schema().types()) {
                Record record = Record.create(type, new UUID(0x7000L, 9)).build();
                AccessDecision decision =
                        ENGINE.decide(subject("nobody"), action, record, action.named() ? "any" : "", Related.none());
                assertThat(decision.permitted()).isFalse();
            }
        }
        assertThat(ENGINE.decide(subject("nobody"), READ, LEAD_K, Related.none()))
                .isInstanceOfSatisfying(Deny.class, refused -> {
                    assertThat(refused.code()).isEqualTo("NO_ROLE");
                    assertThat(refused.misses())
                            .extracting(AccessDecision.Miss::grant)
                            .contains("read-all", "read-tree", "read-own");
                });
    }

    @Test
    void a_list_and_its_count_are_what_the_condition_says() {
        List<Record> leads = List.of(LEAD_K, LEAD_S, owned(Lead.TYPE, 5, "max", "north.sales"));

        assertThat(seen("hana", leads)).containsExactly(leads.get(0), leads.get(2));
        assertThat(seen("mila", leads)).containsExactly(LEAD_K);
        assertThat(seen("olga", leads)).isEqualTo(leads);
        assertThat(seen("adam", leads)).isEmpty();
        assertThat(ENGINE.visible(subject("adam"), READ, Lead.TYPE)).isEqualTo(Condition.never());
        assertThat(ENGINE.visible(subject("olga"), READ, Lead.TYPE)).isEqualTo(Condition.always());
    }

    private static List<Record> seen(String login, List<Record> records) {
        Condition visible = ENGINE.visible(subject(login), READ, Lead.TYPE);
        return records.stream().filter(each -> Worlds.fits(visible, each)).toList();
    }

    @Test
    void the_margin_is_for_heads_and_above() {
        FieldAccess never = new FieldAccess.Never(FieldClass.COMMERCIAL);

        assertThat(ENGINE.field(subject("mila"), READ, DEAL, MARGIN)).isEqualTo(never);
        assertThat(ENGINE.field(subject("hana"), READ, DEAL, MARGIN)).isEqualTo(new FieldAccess.Always());
        assertThat(ENGINE.field(subject("carl"), UPDATE, DEAL, MARGIN)).isEqualTo(new FieldAccess.Always());
        assertThat(ENGINE.field(subject("adam"), READ, DEAL, MARGIN)).isEqualTo(never);
    }

    @Test
    void an_employee_reads_personal_fields_of_his_own_clients() {
        assertThat(ENGINE.field(subject("mila"), READ, Contact.TYPE, Contact.BIRTH_DATE))
                .isEqualTo(new FieldAccess.Always());
        assertThat(ENGINE.field(subject("mila"), CREATE_SYSTEM, Contact.TYPE, Contact.BIRTH_DATE))
                .isEqualTo(new FieldAccess.Conditional(Header.OWNER.is(Dealers.user("mila"))));
    }

    @Test
    void everybody_reads_the_directory_and_few_the_whole_of_it() {
        for (String login : List.of("olga", "hana", "dima", "mila", "adam", "disa", "automation")) {
            assertThat(ENGINE.visible(subject(login), READ, User.TYPE)).isEqualTo(Condition.always());
            assertThat(ENGINE.visible(subject(login), READ, Unit.TYPE)).isEqualTo(Condition.always());
        }
        assertThat(ENGINE.field(subject("mila"), READ, User.TYPE, User.NAME)).isEqualTo(new FieldAccess.Always());
        assertThat(ENGINE.field(subject("mila"), READ, User.TYPE, User.LOCALE))
                .isEqualTo(new FieldAccess.Never(FieldClass.PERSONAL));
        assertThat(ENGINE.field(subject("adam"), READ, User.TYPE, User.LOCALE)).isEqualTo(new FieldAccess.Always());
        assertThat(ENGINE.visible(subject("mila"), READ, RoleAssignment.TYPE)).isEqualTo(Condition.never());
        assertThat(ENGINE.visible(subject("adam"), READ, RoleAssignment.TYPE)).isEqualTo(Condition.always());
    }

    @Test
    void stage_records_are_read_with_the_history_of_their_record() {
        Record move = Record.create(StageRecord.TYPE, new UUID(0x7000L, 8))
                .set(StageRecord.RECORD, LEAD_K.ref())
                .build();
        Related related = Worlds.following(List.of(LEAD_K, LEAD_S));

        assertThat(ENGINE.decide(subject("mila"), READ, move, related).permitted())
                .isTrue();
        assertThat(ENGINE.decide(subject("sveta"), READ, move, related).permitted())
                .isFalse();
    }

    @Test
    void a_row_of_a_row_is_read_by_whoever_reads_the_row() {
        Record entry = Record.create(AuditEntry.TYPE, new UUID(0x7000L, 6))
                .set(AuditEntry.RECORD, LEAD_K.ref())
                .build();
        Record change = Record.create(AuditEntry.Change.TYPE, new UUID(0x7000L, 7))
                .set(AuditEntry.Change.ENTRY, entry.ref())
                .build();
        Related related = Worlds.following(List.of(LEAD_K, entry));

        assertThat(ENGINE.decide(subject("hana"), READ, change, related).permitted())
                .isTrue();
        assertThat(ENGINE.decide(subject("sveta"), READ, change, related).permitted())
                .isFalse();
    }
}
