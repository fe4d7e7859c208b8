package dev.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.definitions.Definitions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The generated tables can be parted by tenant: every key and every index begins with it. */
class KeysTest {
    private static final Pattern KEY =
            Pattern.compile("(?:PRIMARY KEY|UNIQUE|INDEX IF NOT EXISTS \\S+ ON \\S+|FOREIGN KEY) ?\\(([^)]*)\\)");

    @ParameterizedTest
    @EnumSource(Database.class)
    void every_key_begins_with_the_tenant(Database database) {
        List<String> keys = Workbench.empty(database)
                .store
                .plan(Definitions.shipped().build().schema())
                .stream()
                .filter(step -> !step.contains("crm_schema_journal"))
                .flatMap(step -> KEY.matcher(step).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(keys)
                .hasSizeGreaterThan(100)
                .allSatisfy(columns -> assertThat(columns).startsWith("tenant_id"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void every_table_of_records_has_a_key(Database database) {
        List<String> tables = Workbench.empty(database)
                .store
                .plan(Definitions.shipped().build().schema())
                .stream()
                .filter(step -> step.startsWith("CREATE TABLE") && !step.contains("crm_schema_journal"))
                .toList();
        assertThat(tables).isNotEmpty().allSatisfy(step -> {
            Matcher key = KEY.matcher(step);
            assertThat(key.find()).as(step).isTrue();
        });
    }
}
