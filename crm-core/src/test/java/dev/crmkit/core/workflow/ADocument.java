package dev.crmkit.core.workflow;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import org.assertj.core.api.Assertions;

/** A small workflow document to be spoiled, and what is said of it. */
final class ADocument {
    static final String SOUND = """
            {
              "format": 1,
              "type": "lead",
              "stateField": "state",
              "version": 1,
              "states": [
                {"key": "NEW", "label": {"ru": "Новый", "en": "New"}, "kind": "OPEN", "groups": ["open"]},
                {"key": "CALLED", "label": {"ru": "Звонили", "en": "Called"}, "kind": "OPEN", "groups": ["open"]},
                {"key": "JUNK", "label": {"ru": "Мусор", "en": "Junk"}, "kind": "LOST"}
              ],
              "transitions": [
                {
                  "name": "register", "label": {"ru": "Создать", "en": "Register"}, "from": [], "to": "NEW",
                  "effects": [
                    {
                      "do": "createTask", "kind": "CALL", "purpose": "first-call", "creationKey": "lead:{id}:first",
                      "subject": {"ru": "Звонок: {title}", "en": "Call: {title}"},
                      "due": {"rule": "workingTime", "time": "PT60M"}
                    }
                  ]
                },
                {
                  "name": "call", "label": {"ru": "Звонок", "en": "Call"}, "from": ["NEW"], "to": "CALLED",
                  "guards": [
                    {
                      "reason": {"ru": "нет телефона", "en": "no phone"},
                      "condition": {"op": "isNotEmpty", "field": "phones"}
                    }
                  ],
                  "effects": [
                    {
                      "do": "startTimer", "name": "recall", "base": "convertedAt", "fires": "remind",
                      "due": {"rule": "calendarDays", "days": "P3D", "roll": "FORWARD"}
                    },
                    {"do": "assign", "values": {"convertedAt": {"source": "now"}, "cycle": 1}}
                  ]
                },
                {
                  "name": "remind", "label": {"ru": "Напомнить", "en": "Remind"}, "from": ["CALLED"], "stays": true,
                  "automatic": true,
                  "effects": [
                    {
                      "do": "notifyOwner", "subject": {"ru": "Пора", "en": "Time"}, "text": {"ru": "Пора", "en": "Time"},
                      "when": {"op": "le", "field": "cycle", "value": 5}
                    }
                  ]
                },
                {
                  "name": "junk", "label": {"ru": "Мусор", "en": "Junk"}, "from": ["@open"], "to": "JUNK",
                  "required": ["junkReason"],
                  "effects": [{"do": "cancelTasks"}, {"do": "completeTasks", "purpose": "first-call"}]
                }
              ]
            }
            """;

    private ADocument() {}

    /** The sound document with one passage replaced, which must be there. */
    static String with(String passage, String instead) {
        return with(SOUND, passage, instead);
    }

    static String with(String document, String passage, String instead) {
        Assertions.assertThat(document).contains(passage);
        return document.replace(passage, instead);
    }

    static WorkflowDefinition read(String document) {
        return WorkflowJson.read(document, ShippedTypes.SCHEMA);
    }

    /** What reading says, as {@code path CODE}. */
    static List<String> refusals(String document) {
        return faults(() -> read(document));
    }

    /** What the check says of this document alone, as {@code path CODE}. */
    static List<String> verdict(String document) {
        WorkflowDefinition definition = read(document);
        return faults(() -> WorkflowCheck.check(List.of(definition), ShippedTypes.SCHEMA));
    }

    static List<String> faults(Runnable judgement) {
        try {
            judgement.run();
            return List.of();
        } catch (DefinitionException e) {
            return e.violations().stream()
                    .map(each -> each.path() + " " + each.code())
                    .toList();
        }
    }

    static List<Violation> violations(Runnable judgement) {
        try {
            judgement.run();
            return List.of();
        } catch (DefinitionException e) {
            return e.violations();
        }
    }
}
