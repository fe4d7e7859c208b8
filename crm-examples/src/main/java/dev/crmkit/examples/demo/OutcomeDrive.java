package dev.crmkit.examples.demo;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes imported leads through the process to where the data says they came, each through every step a person would take.
 * A lead that is there already is left alone, so that a second run changes nothing, and one that was interrupted is taken
 * up where it stands.
 */
final class OutcomeDrive {
    private static final int BATCH = 200;
    private static final Set<String> ENDS = Set.of("WON", "LOST");

    private final Crm crm;
    private final CrmSession head;
    private final VirtualEnvironment clock;
    private final ZoneId zone;
    private final String currency;
    private final Progress progress;

    OutcomeDrive(Crm crm, VirtualEnvironment clock, Scenario scenario, Progress progress) {
        this.crm = crm;
        this.head = crm.as(Actor.user(Staff.HEAD));
        this.clock = clock;
        this.zone = scenario.zone();
        this.currency = scenario.outcomes().orElseThrow().currency();
        this.progress = progress;
    }

    void drive(List<KnownOutcomes.Outcome> outcomes) {
        for (int from = 0; from < outcomes.size(); from += BATCH) {
            List<KnownOutcomes.Outcome> batch = outcomes.subList(from, Math.min(outcomes.size(), from + BATCH));
            Map<String, Lead> leads = leads(batch);
            batch.forEach(outcome -> drive(outcome, leads));
            progress.at(from + batch.size(), outcomes.size());
        }
        progress.done();
    }

    private Map<String, Lead> leads(List<KnownOutcomes.Outcome> batch) {
        List<String> keys =
                batch.stream().map(KnownOutcomes.Outcome::externalKey).toList();
        Map<String, Lead> found = new HashMap<>();
        head.leads()
                .each(
                        Query.where(Header.EXTERNAL_KEY.in(keys)).limit(Query.MAX_LIMIT),
                        lead -> found.put(lead.get(Header.EXTERNAL_KEY).orElseThrow(), lead));
        return found;
    }

    private void drive(KnownOutcomes.Outcome outcome, Map<String, Lead> leads) {
        Lead lead = leads.get(outcome.externalKey());
        if (lead == null || outcome.goal().equals("NEW")) {
            return;
        }
        outcome.day()
                .ifPresent(
                        day -> setClock(day.atTime(LocalTime.NOON).atZone(zone).toInstant()));
        Deal deal = deal(lead);
        while (!ENDS.contains(deal.stage()) && !isReached(outcome, deal)) {
            deal = step(deal, outcome);
        }
        leads.put(outcome.externalKey(), head.leads().get(lead.ref()));
    }

    private static boolean isReached(KnownOutcomes.Outcome outcome, Deal deal) {
        return outcome.goal().equals("OPEN") && !deal.stage().equals("PROPOSAL_PREP");
    }

    private void setClock(Instant instant) {
        if (instant.isAfter(clock.now())) {
            clock.setTo(instant);
            crm.fireTimers();
        }
    }

    private Deal deal(Lead lead) {
        if (lead.deal().isPresent()) {
            return head.deals().get(lead.deal().get());
        }
        head.interactions().call(lead.ref(), "SUCCESS", "");
        return head.deals().get(head.leads().qualify(lead).deal().orElseThrow());
    }

    private Deal step(Deal deal, KnownOutcomes.Outcome outcome) {
        if (outcome.goal().equals("LOST")) {
            return head.deals().refuse(deal, "Отказ по данным");
        }
        Money amount = Money.of(outcome.amount().orElse(BigDecimal.ONE), currency);
        return switch (deal.stage()) {
            case "PROPOSAL_PREP" -> {
                head.quotes().send(head.quotes().draft(deal.ref(), amount));
                yield head.deals().get(deal.ref());
            }
            case "PROPOSAL_SENT" -> head.deals().clientDecides(deal);
            case "DECISION" -> head.deals().accept(deal);
            default -> {
                head.contracts().sign(head.contracts().draft(deal.ref(), amount));
                yield head.deals().get(deal.ref());
            }
        };
    }
}
