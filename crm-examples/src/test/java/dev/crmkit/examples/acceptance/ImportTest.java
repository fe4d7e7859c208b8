package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.Contact;
import dev.crmkit.core.imports.ImportMapping;
import dev.crmkit.core.imports.ImportReport;
import dev.crmkit.core.imports.ImportRun;
import dev.crmkit.core.imports.RowVerdict;
import dev.crmkit.core.record.Values;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of contacts, imported by the head of a department: once, again, and with changes. */
class ImportTest {
    private static final ImportMapping CONTACTS = ImportMapping.parse("""
            {"type": "contact", "externalKey": {"column": "id", "system": "old"},
             "columns": {"name": "name", "phone": "phones"}}
            """);

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_rehearsal_tells_what_a_run_will_do_and_keeps_nothing(StoreKind kind) {
        Town town = Town.on(kind);
        String file = "id,name,phone\n1,Иванов,+79161112233\n2,,+79161112234\n3,Петров,позвоните\n1,Сидоров,\n";
        Dump before = town.dump();
        List<RowVerdict.Rejected> foretold = new ArrayList<>();
        ImportReport rehearsed = run(town, "hana", ImportRun.rehearsed().rejectedTo(foretold::add), file);
        assertThat(town.dump()).isEqualTo(before);
        List<RowVerdict.Rejected> rejected = new ArrayList<>();
        ImportReport real = run(town, "hana", ImportRun.real().rejectedTo(rejected::add), file);
        assertThat(told(rejected))
                .containsExactly("3 name REQUIRED", "4 phone MALFORMED", "5 id REPEATED_KEY")
                .isEqualTo(told(foretold));
        assertThat(real.created()).isEqualTo(rehearsed.created()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_same_file_again_changes_nothing(StoreKind kind) {
        Town town = Town.on(kind);
        String file = "id,name,phone\n1,Иванов,+79161112233\n2,Петров,+79161112234\n";
        assertThat(run(town, "hana", ImportRun.real(), file).created()).isEqualTo(2);
        Dump before = town.dump();
        assertThat(run(town, "hana", ImportRun.real(), file).unchanged()).isEqualTo(2);
        assertThat(town.dump()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_client_is_known_by_the_phone_the_last_file_gave(StoreKind kind) {
        Town town = Town.on(kind);
        run(town, "hana", ImportRun.real(), "id,name,phone\n1,Иванов,+79161112233\n");
        ImportReport changed = run(town, "hana", ImportRun.real(), "id,name,phone\n1,Иванов,+79165556677\n");
        assertThat(changed.updated()).isEqualTo(1);
        Contact other = town.as("hana")
                .clients()
                .contacts()
                .add(Values.draft().set(Contact.NAME, "Кузнецов").set(Contact.PHONES, "+79161112233"));
        assertThat(other.version()).isEqualTo(1);
        var refusal = Refused.invalid(
                town,
                () -> town.as("hana")
                        .clients()
                        .contacts()
                        .add(Values.draft().set(Contact.NAME, "Волков").set(Contact.PHONES, "+79165556677")));
        assertThat(Refused.told(refusal.violations())).containsExactly("phones DUPLICATE");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_row_about_what_one_may_not_see_is_refused_and_tells_nothing(StoreKind kind) {
        Town town = Town.on(kind);
        run(town, "hugo", ImportRun.real(), "id,name,phone\n1,Иванов,+79161112233\n");
        Dump before = town.dump();
        List<RowVerdict.Rejected> rejected = new ArrayList<>();
        run(town, "hana", ImportRun.real().rejectedTo(rejected::add), "id,name,phone\n1,Петров,+79165556677\n");
        assertThat(told(rejected)).containsExactly("2 id NOT_ALLOWED");
        assertThat(rejected.toString()).doesNotContain("Иванов", "79161112233");
        assertThat(town.dump()).isEqualTo(before);
    }

    private static ImportReport run(Town town, String login, ImportRun run, String file) {
        return town.as(login).imports().run(CONTACTS, csv(file), run);
    }

    private static InputStream csv(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> told(List<RowVerdict.Rejected> rows) {
        return rows.stream()
                .flatMap(row -> row.faults().stream()
                        .map(fault -> row.row() + " " + fault.column() + " "
                                + fault.violation().code()))
                .toList();
    }
}
