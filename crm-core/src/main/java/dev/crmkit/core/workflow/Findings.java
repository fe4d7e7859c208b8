package dev.crmkit.core.workflow;

import dev.crmkit.core.internal.json.Json;
import dev.crmkit.spi.ForCallers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@link WorkflowCheck} has to say of definitions, in their order. Immutable and thread-safe.
 *
 * @param all every finding, at most the first thousand
 */
@ForCallers
public record Findings(List<Finding> all) {
    private static final long FORMAT = 1;

    public Findings {
        all = List.copyOf(all);
    }

    /** Those of one severity. */
    public List<Finding> of(Finding.Severity severity) {
        return all.stream().filter(finding -> finding.severity() == severity).toList();
    }

    /** Whether the definitions would be taken. */
    public boolean isSound() {
        return of(Finding.Severity.ERROR).isEmpty();
    }

    /** Something to read, in Russian for a Russian locale, in English for any other; empty when nothing was found. */
    public String text(Locale locale) {
        return all.stream().map(finding -> finding.text(locale) + "\n").collect(Collectors.joining());
    }

    /**
     * A document for programs: {@code {"format": 1, "findings": [{"code", "severity", "path", "message": {"ru", "en"},
     * "witness": {"type", "values"}, "fix": {"ru", "en"}}]}}. Equal findings give equal texts.
     */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("findings", all.stream().<Object>map(FindingText::json).toList());
        return Json.writeIndented(json);
    }
}
