package dev.crmkit.examples.demo;

import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.imports.CellFault;
import dev.crmkit.core.imports.ImportReport;
import dev.crmkit.core.imports.RowVerdict;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.core.workflow.WorkflowDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the results as JSON files, and each workflow as a Mermaid text. */
final class ResultFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFiles() {}

    static void write(
            Path folder,
            Results results,
            ImportReport imported,
            List<RowVerdict.Rejected> rejected,
            Definitions definitions,
            Locale locale)
            throws IOException {
        Files.createDirectories(folder);
        write(folder, "import.json", counts(imported));
        write(folder, "funnel.json", results.funnel());
        write(folder, "sources.json", sources(results));
        write(folder, "stages.json", stages(results));
        write(
                folder,
                "rejected.json",
                rejected.stream().map(row -> row(row, locale)).toList());
        for (WorkflowDefinition workflow : definitions.workflows()) {
            Files.writeString(
                    folder.resolve("workflow-" + workflow.type() + ".mmd"), WorkflowDiagram.mermaid(workflow, locale));
        }
    }

    private static void write(Path folder, String name, Object value) throws IOException {
        Files.writeString(folder.resolve(name), JSON.writeValueAsString(value) + "\n");
    }

    private static Map<String, Object> counts(ImportReport report) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("rows", report.rows());
        counts.put("created", report.created());
        counts.put("updated", report.updated());
        counts.put("unchanged", report.unchanged());
        counts.put("rejected", report.rejected());
        return counts;
    }

    private static Map<String, Object> sources(Results results) {
        Map<String, Object> sources = new LinkedHashMap<>();
        for (Results.Source source : results.sources()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("leads", source.leads());
            row.put("converted", source.converted());
            row.put("won", source.won());
            row.put("conversion", source.conversion());
            sources.put(source.source(), row);
        }
        return sources;
    }

    private static List<Object> stages(Results results) {
        List<Object> stages = new ArrayList<>();
        results.stages().rows().forEach(row -> {
            Map<String, Object> stage = new LinkedHashMap<>();
            stage.put("stage", row.key());
            stage.putAll(row.values());
            stages.add(stage);
        });
        return stages;
    }

    private static Map<String, Object> row(RowVerdict.Rejected rejected, Locale locale) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", rejected.row());
        row.put(
                "faults",
                rejected.faults().stream().map(fault -> fault(fault, locale)).toList());
        return row;
    }

    private static Map<String, Object> fault(CellFault fault, Locale locale) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("column", fault.column());
        one.put("code", fault.code());
        one.put("message", fault.message(locale));
        return one;
    }
}
