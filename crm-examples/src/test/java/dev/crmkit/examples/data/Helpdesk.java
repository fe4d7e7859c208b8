package dev.crmkit.examples.data;

import dev.crmkit.core.mining.LogCase;
import dev.crmkit.core.mining.ProcessLog;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.core.workflow.WorkflowJson;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public log of a help desk, and machines given as tables made into workflow documents. */
final class Helpdesk {
    static final Schema SCHEMA = Schema.of(List.of(
            RecordType.business("ticket")
                    .fields(StateField.of("state", "Состояние", "State", Option.of("START", "Начало", "Start"))
                            .fields())
                    .build(),
            RecordType.business("user").build(),
            RecordType.business("unit").build()));

    private Helpdesk() {}

    /** All cases with their activities by the keys of states, in the order of the file. */
    static ProcessLog log() {
        Map<String, List<Row>> byCase = SharedFiles.rows("requests-helpdesk/helpdesk.csv.gz").stream()
                .collect(Collectors.groupingBy(row -> row.text("case"), LinkedHashMap::new, Collectors.toList()));
        List<LogCase> cases = new ArrayList<>();
        byCase.forEach((id, rows) -> cases.add(new LogCase(
                id,
                rows.stream()
                        .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.text("seq"))))
                        .map(row -> new LogCase.Step(
                                state(row.text("activity")),
                                OffsetDateTime.parse(row.text("timestamp")).toInstant()))
                        .toList())));
        return new ProcessLog(cases);
    }

    /** {@code TAKE_IN_CHARGE_TICKET} for "Take in charge ticket". */
    static String state(String activity) {
        return activity.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    /** A machine of the answers, as a document that is read. */
    static WorkflowDefinition workflow(JsonNode machine) {
        Set<String> last = new TreeSet<>(texts(machine.path("final")));
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        Set<String> activities = new LinkedHashSet<>(texts(machine.path("start")));
        machine.path("transitions").properties().forEach(each -> {
            activities.add(each.getKey());
            texts(each.getValue()).forEach(to -> {
                activities.add(to);
                sources.computeIfAbsent(to, key -> new LinkedHashSet<>()).add(each.getKey());
            });
        });
        List<Map<String, Object>> transitions = new ArrayList<>();
        texts(machine.path("start")).forEach(to -> transitions.add(transition("start", Set.of(), to)));
        sources.forEach((to, from) -> transitions.add(transition("to", from, to)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", 1);
        document.put("type", "ticket");
        document.put("stateField", "state");
        document.put("version", 1);
        document.put(
                "states",
                activities.stream()
                        .map(each -> Map.of(
                                "key",
                                state(each),
                                "label",
                                Map.of("ru", each, "en", each),
                                "kind",
                                last.contains(each) ? "WON" : "OPEN"))
                        .toList());
        document.put("transitions", transitions);
        return WorkflowJson.read(JsonMapper.shared().writeValueAsString(document), SCHEMA);
    }

    private static Map<String, Object> transition(String prefix, Set<String> from, String to) {
        return Map.of(
                "name",
                prefix + to.replace(" ", ""),
                "label",
                Map.of("ru", to, "en", to),
                "from",
                from.stream().map(Helpdesk::state).toList(),
                "to",
                state(to));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asString()));
        return texts;
    }
}
