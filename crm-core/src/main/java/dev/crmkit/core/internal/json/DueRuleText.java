package dev.crmkit.core.internal.json;

import dev.crmkit.core.workflow.DueRule;

/** Due rules as text, for rows that keep the one they were made by. Stateless and thread-safe. */
public final class DueRuleText {
    private DueRuleText() {}

    public static String write(DueRule rule) {
        return Json.write(DueRules.write(rule));
    }

    /** The rule {@link #write} made the text of. */
    public static DueRule read(String text) {
        JsonFaults faults = new JsonFaults();
        return JsonObject.of(Json.read(text), "", faults)
                .map(json -> new DueRules(faults).read(json))
                .filter(rule -> faults.violations().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("No due rule: " + text));
    }
}
