package dev.crmkit.examples.demo;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.report.Report;
import dev.crmkit.core.report.ReportTable;
import dev.crmkit.core.report.Share;
import dev.crmkit.spi.condition.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of the demonstration, read through the report path by the head of sales. */
final class Results {
    /** A lead whose deal was won. */
    static final Condition WON = Lead.DEAL.to(Deal.TYPE.key(), Deal.STAGE).is("WON");

    private final CrmSession reader;

    Results(Crm crm) {
        this.reader = crm.as(Actor.user(Staff.HEAD));
    }

    /** Leads by state and deals by stage, in the order of the process. */
    Map<String, Map<String, Long>> funnel() {
        Map<String, Map<String, Long>> funnel = new LinkedHashMap<>();
        funnel.put(
                "leads",
                counts(reader.leads().report(Report.all().by(Lead.STATE).count("n"))));
        funnel.put(
                "deals",
                counts(reader.deals().report(Report.all().by(Deal.STAGE).count("n"))));
        return funnel;
    }

    private static Map<String, Long> counts(ReportTable table) {
        Map<String, Long> counts = new LinkedHashMap<>();
        table.rows().forEach(row -> counts.put(row.key(), row.count("n")));
        return counts;
    }

    /** Of each source: leads, those converted, those won. */
    List<Source> sources() {
        Map<String, Long> leads = bySource(Condition.always());
        Map<String, Long> converted = bySource(Lead.STATE.is("CONVERTED"));
        Map<String, Long> won = bySource(WON);
        List<Source> sources = new ArrayList<>();
        leads.forEach((source, count) -> sources.add(
                new Source(source, count, converted.getOrDefault(source, 0L), won.getOrDefault(source, 0L))));
        return sources;
    }

    private Map<String, Long> bySource(Condition condition) {
        return counts(
                reader.leads().report(Report.where(condition).by(Lead.SOURCE).count("n")));
    }

    /** One row of the funnel by source. */
    record Source(String source, long leads, long converted, long won) {
        String conversion() {
            return new Share(won, leads)
                    .percent(2)
                    .map(BigDecimal::toPlainString)
                    .orElse("");
        }
    }

    /** How long deals stayed in each stage they left: how often, and the average in working hours. */
    ReportTable stages() {
        return reader.deals()
                .stageReport(Report.where(StageRecord.FROM.isNotEmpty())
                        .by(StageRecord.FROM)
                        .count("moves")
                        .average("calendarSeconds", StageRecord.CALENDAR_SECONDS)
                        .average("businessSeconds", StageRecord.BUSINESS_SECONDS));
    }
}
