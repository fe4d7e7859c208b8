package dev.crmkit.examples;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.record.Move;
import dev.crmkit.core.record.Page;
import dev.crmkit.spi.storage.CrmStore;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;

/** The example of the README, kept compiling and running. */
final class ReadmeExample {
    private ReadmeExample() {}

    static List<Move> run(CrmStore store) {
        // example:start
        Crm crm = Crm.builder()
                .store(store) // JdbcStore.on(dataSource), or InMemoryStore.create(environment)
                .definitions(Definitions.shipped().build())
                .build();
        crm.bootstrap(Organisation.builder(ZoneId.of("Europe/Moscow"), "MSK")
                .unit("sales", "Sales")
                .user("hana", "Hana")
                .role("hana", "HEAD", "sales") // a head of department may add by hand
                .service("automation", "AUTOMATION", "sales")
                .build());

        CrmSession me = crm.as(Actor.user("hana"));
        Lead lead = me.leads()
                .register(Lead.draft()
                        .title("Camry, trade-in")
                        .phone("8 (916) 111-22-33")
                        .source("site"));
        me.leads().junk(lead, "WRONG_NUMBER"); // or interactions().call(...), then qualify(lead)
        Page<Deal> late =
                me.deals().list(Deal.STAGE.is("PROPOSAL_SENT").and(Deal.STAGE_SINCE.olderThan(Period.ofDays(3))));
        late.items().forEach(deal -> System.out.println(deal.title()));
        List<Move> moves = me.leads().moves(lead.ref()); // each allowed, or what is missing, in words
        // example:end
        return moves;
    }
}
