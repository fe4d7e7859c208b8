package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.Scope;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.imports.ImportMapping;
import dev.crmkit.core.imports.ImportReport;
import dev.crmkit.core.imports.ImportRun;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.RecordRef;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file changes no record that its owner could not change by hand. */
class ImportRightsTest {

    @Test
    void an_imported_row_does_not_lead_out_of_what_one_may_update() {
        AccessRules blueOnly = AccessRules.standard().toBuilder()
                .rule(AccessRule.grant("see")
                        .roles("EMPLOYEE")
                        .actions(AccessAction.READ, AccessAction.IMPORT)
                        .types("asset")
                        .scope(Scope.OWN)
                        .build())
                .rule(AccessRule.grant("update-the-blue")
                        .roles("EMPLOYEE")
                        .actions(AccessAction.UPDATE)
                        .types("asset")
                        .scope(Scope.OWN)
                        .where("asset", Installation.ASSET_TITLE.isNot("green"))
                        .build())
                .build();
        Scene scene = Scene.with(blueOnly);
        RecordRef asset = scene.mine("asset", Map.of("title", "blue", "externalKey", "old:1"));
        assertThat(imported(scene, "asset", "1,green\n").rejected()).isEqualTo(1);
        assertThat(imported(scene, "asset", "1,red\n").updated()).isEqualTo(1);
        assertThat(scene.as("mila").records(Installation.ASSET).get(asset).get(Installation.ASSET_TITLE))
                .contains("red");
    }

    @Test
    void a_quote_that_was_sent_is_not_changed_by_a_file_either() {
        Scene scene = Scene.ofColleagues();
        RecordRef deal = scene.mine("deal", Map.of());
        RecordRef quote =
                scene.mine("quote", Map.of("deal", deal, "state", "SENT", "title", "blue", "externalKey", "old:1"));
        ImportReport report = imported(scene, "quote", "1,red\n");
        assertThat(report.firstRejected().toString()).contains("FROZEN");
        assertThat(scene.as("mila").quotes().get(quote).get(Quote.TITLE)).contains("blue");
        assertThat(scene.as("mila").quotes().get(quote).get(Header.EXTERNAL_KEY))
                .contains("old:1");
    }

    private static ImportReport imported(Scene scene, String type, String rows) {
        ImportMapping mapping = ImportMapping.to(type)
                .column("title", "title")
                .externalKey("key", "old")
                .build();
        byte[] file = ("key,title\n" + rows).getBytes(StandardCharsets.UTF_8);
        return scene.as("mila").imports().run(mapping, new ByteArrayInputStream(file), ImportRun.real());
    }
}
