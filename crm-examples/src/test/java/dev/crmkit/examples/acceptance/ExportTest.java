package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.report.Export;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves as a file is what its taker may read and export, and harmless in a spreadsheet. */
class ExportTest {
    private static final Field<?> MARGIN =
            Field.money("margin").label("Маржа", "Margin").fieldClass(FieldClass.SECRET);

    private static String exported(Town town, String login, Export export) {
        StringWriter out = new StringWriter();
        long rows = town.as(login).leads().export(export, out);
        assertThat(out.toString().lines().count()).isEqualTo(rows + 1);
        return out.toString();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void records_leave_as_rows_in_order(StoreKind kind) {
        Town town = Town.on(kind);
        town.as("hana")
                .leads()
                .register(Lead.draft().title("Camry, \"трейд-ин\"").phone("8 (916) 111-22-33"));
        town.as("hugo").leads().register(Lead.draft().title("Corolla").source("site"));
        Export export = Export.of(
                Query.where(Condition.always()).sortBy(Lead.TITLE),
                Lead.TITLE,
                Lead.PHONES,
                Lead.STATE,
                Lead.SOURCE,
                Header.UNIT);
        assertThat(exported(town, "carl", export)).isEqualTo("""
                title,phones,state,source,unit\r
                "Camry, ""трейд-ин""\",+79161112233,NEW,,north.sales\r
                Corolla,,NEW,site,south.sales\r
                """);
        assertThat(exported(town, "carl", export.labelled(new Locale("ru")))).contains("Новый");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_a_spreadsheet_would_calculate_is_text(StoreKind kind) {
        Town town = Town.on(kind);
        for (String evil : new String[] {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1"}) {
            town.as("hana").leads().register(Lead.draft().title(evil));
        }
        assertThat(exported(town, "carl", Export.of(Query.all().sortBy(Lead.TITLE), Lead.TITLE))
                        .lines()
                        .skip(1))
                .hasSize(5)
                .allMatch(line -> line.startsWith("'") || line.startsWith("\"'"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void it_takes_the_right_to_export(StoreKind kind) {
        Town town = Town.on(kind);
        town.as("hana").leads().register(town.leadDraft());
        StringWriter out = new StringWriter();
        for (String login : new String[] {"hana", "mila", "adam", "sveta"}) {
            Refused.denied(town, () -> town.as(login).leads().export(Export.of(Condition.always(), Lead.TITLE), out));
        }
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_closed_column_is_refused(StoreKind kind) {
        RecordType withMargin = Deal.TYPE.with(List.of(MARGIN));
        Town town = Town.on(kind, Definitions.shipped().type(withMargin).build());
        StringWriter out = new StringWriter();
        var refusal = Refused.invalid(
                town, () -> town.as("carl").deals().export(Export.of(Condition.always(), Deal.TITLE, MARGIN), out));
        assertThat(Refused.told(refusal.violations())).containsExactly("margin FIELD_CLASS");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void pages_come_one_after_the_other(StoreKind kind) {
        Town town = Town.on(kind);
        for (int i = 0; i < Query.MAX_LIMIT + 1; i++) {
            town.as("hana").leads().register(Lead.draft().title("Лид " + i));
        }
        assertThat(exported(town, "carl", Export.of(Condition.always(), Header.NUMBER))
                        .lines())
                .doesNotHaveDuplicates()
                .hasSize(Query.MAX_LIMIT + 2);
        assertThat(exported(
                        town,
                        "carl",
                        Export.of(Condition.always(), Header.NUMBER).labelled(Locale.ENGLISH)))
                .startsWith("Number");
    }
}
