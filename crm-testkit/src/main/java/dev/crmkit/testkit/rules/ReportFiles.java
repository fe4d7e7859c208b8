package dev.crmkit.testkit.rules;

import dev.crmkit.spi.storage.CrmStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** {@code report.json} for programs and {@code report.md} for people. */
final class ReportFiles {
    private static final Path FOLDER = Path.of(System.getProperty("crm.tck.report", "target/crm-tck"));

    private ReportFiles() {}

    static void write(SortedMap<String, TckReport> reports) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("report.json"), Json.text(json(reports)) + "\n");
            Files.writeString(FOLDER.resolve("report.md"), markdown(reports));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for all stores that were held to the same rules. */
    static String rulesHash() {
        StringBuilder rules = new StringBuilder();
        for (StoreRule rule : StoreRule.values()) {
            rules.append(rule).append('\n');
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(rules.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String version(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("unpackaged");
    }

    private static Map<String, Object> json(SortedMap<String, TckReport> reports) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("rulesSha256", rulesHash());
        file.put("spi", version(CrmStore.class));
        file.put("java", System.getProperty("java.version", ""));
        List<Object> stores = new ArrayList<>();
        reports.forEach((name, report) -> stores.add(json(name, report)));
        file.put("stores", stores);
        return file;
    }

    private static Map<String, Object> json(String name, TckReport report) {
        Map<String, Object> store = new LinkedHashMap<>();
        store.put("test", name);
        store.putAll(report.traits());
        store.put("headline", report.headline());
        Map<String, Object> isolation = new LinkedHashMap<>();
        report.isolation().forEach((anomaly, seen) -> isolation.put(anomaly.toString(), seen));
        store.put("isolation", isolation);
        store.put("rules", report.lines().stream().map(ReportFiles::json).toList());
        return store;
    }

    private static Map<String, Object> json(TckReport.Line line) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", line.rule().id());
        rule.put("level", line.rule().level().toString());
        rule.put("verdict", line.verdict().toString());
        rule.put("millis", line.took().toMillis());
        rule.put("note", line.note());
        return rule;
    }

    private static String markdown(SortedMap<String, TckReport> reports) {
        StringBuilder text = new StringBuilder("# Compatibility statement\n\n");
        text.append("Rule list ").append(rulesHash(), 0, 16).append(", SPI ").append(version(CrmStore.class));
        text.append(", Java ").append(System.getProperty("java.version", "")).append(".\n");
        reports.forEach((name, report) -> markdown(text, name, report));
        return text.toString();
    }

    private static void markdown(StringBuilder text, String name, TckReport report) {
        text.append("\n## ")
                .append(name)
                .append("\n\n**")
                .append(report.headline())
                .append("**\n\n");
        report.traits()
                .forEach((trait, value) -> text.append("- ")
                        .append(trait)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        if (!report.isolation().isEmpty()) {
            isolation(text, report);
        }
        text.append("\n| rule | level | verdict | ms | note |\n|---|---|---|---|---|\n");
        report.lines()
                .forEach(line -> text.append("| ")
                        .append(line.rule().id())
                        .append(" | ")
                        .append(line.rule().level())
                        .append(" | ")
                        .append(line.verdict())
                        .append(" | ")
                        .append(line.took().toMillis())
                        .append(" | ")
                        .append(cell(line))
                        .append(" |\n"));
    }

    private static void isolation(StringBuilder text, TckReport report) {
        text.append("\nIsolation of units, in the form of Hermitage:\n\n|");
        report.isolation()
                .keySet()
                .forEach(anomaly -> text.append(' ').append(anomaly).append(" |"));
        text.append("\n|").append("---|".repeat(report.isolation().size())).append("\n|");
        report.isolation()
                .values()
                .forEach(seen -> text.append(' ').append(seen).append(" |"));
        text.append('\n');
    }

    private static String cell(TckReport.Line line) {
        String note = line.note().isEmpty() ? line.rule().text() : line.note();
        return Exact.shortened(note).replace("\n", " / ").replace("|", "\\|");
    }
}
