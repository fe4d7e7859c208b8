package dev.crmkit.examples.demo;

import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.report.ReportTable;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.core.workflow.WorkflowDiagram;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Shows the figures as tables people read, and the process as a diagram. */
final class ResultPrinter {
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    private final Results results;
    private final Narrator narrator;
    private final Definitions definitions;

    ResultPrinter(Results results, Narrator narrator, Definitions definitions) {
        this.results = results;
        this.narrator = narrator;
        this.definitions = definitions;
    }

    void print() {
        funnel();
        sources();
        stages();
        diagram();
    }

    private void funnel() {
        Map<String, Map<String, Long>> funnel = results.funnel();
        narrator.heading("Лиды по состояниям и сделки по стадиям", "Leads by state and deals by stage");
        TextTable table = new TextTable().row(say("Где", "Where"), say("Сколько", "How many"));
        funnel.getOrDefault("leads", Map.of())
                .forEach((state, count) ->
                        table.row(say("лиды: ", "leads: ") + label(Lead.TYPE.key(), state), count.toString()));
        funnel.getOrDefault("deals", Map.of())
                .forEach((stage, count) ->
                        table.row(say("сделки: ", "deals: ") + label(Deal.TYPE.key(), stage), count.toString()));
        table.print(out());
    }

    private String label(String type, String state) {
        return definitions
                .workflow(type)
                .flatMap(workflow -> workflow.state(state))
                .map(found -> found.label().in(narrator.words().locale()))
                .orElse(state);
    }

    private void sources() {
        narrator.heading("Воронка по источникам", "Funnel by source");
        TextTable table = new TextTable()
                .row(
                        say("Источник", "Source"),
                        say("Лидов", "Leads"),
                        say("В сделку", "To deal"),
                        say("Договоров", "Contracts"),
                        say("Конверсия, %", "Conversion, %"));
        for (Results.Source source : results.sources()) {
            String name = source.source().isEmpty() ? say("(не указан)", "(not recorded)") : source.source();
            table.row(
                    name,
                    Long.toString(source.leads()),
                    Long.toString(source.converted()),
                    Long.toString(source.won()),
                    source.conversion());
        }
        table.print(out());
    }

    private void stages() {
        narrator.heading(
                "Сколько сделки стоят на стадиях (в среднем)", "How long deals stay in their stages (average)");
        TextTable table = new TextTable()
                .row(
                        say("Стадия", "Stage"),
                        say("Раз", "Times"),
                        say("Рабочих часов", "Working hours"),
                        say("Всего часов", "Hours in all"));
        for (ReportTable.Row row : results.stages().rows()) {
            table.row(
                    label(Deal.TYPE.key(), row.key()),
                    Long.toString(row.count("moves")),
                    hours(row, "businessSeconds"),
                    hours(row, "calendarSeconds"));
        }
        table.print(out());
    }

    private static String hours(ReportTable.Row row, String column) {
        return row.value(column)
                .map(seconds -> ((BigDecimal) seconds)
                        .divide(HOUR, 1, RoundingMode.HALF_UP)
                        .toPlainString())
                .orElse("-");
    }

    private void diagram() {
        narrator.heading("Процесс сделки (Mermaid)", "The workflow of a deal (Mermaid)");
        WorkflowDefinition deal = definitions.workflow(Deal.TYPE.key()).orElseThrow();
        out().println(WorkflowDiagram.mermaid(deal, narrator.words().locale()));
    }

    private String say(String ru, String en) {
        return narrator.words().say(ru, en);
    }

    private PrintStream out() {
        return narrator.out();
    }
}
