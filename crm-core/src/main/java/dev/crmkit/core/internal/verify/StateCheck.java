package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.RecordType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The states by themselves: keys, labels, required fields, effects of entering and leaving. */
final class StateCheck {
    private final Machine machine;
    private final EffectCheck effects;

    StateCheck(Machine machine, Surroundings around) {
        this.machine = machine;
        this.effects = new EffectCheck(machine, around);
    }

    void run() {
        Set<String> keys = new HashSet<>();
        List<StateDefinition> states = machine.definition().states();
        for (int i = 0; i < states.size(); i++) {
            Faults.Spot spot = machine.spot().at("states").at(i);
            if (!keys.add(states.get(i).key())) {
                spot.at("key").add("DUPLICATE_STATE", "the state is declared twice", "состояние объявлено дважды");
            }
            check(states.get(i), spot);
        }
    }

    private void check(StateDefinition state, Faults.Spot spot) {
        Names.requireState(state.key(), spot.at("key"));
        requireLabel(state.label(), spot.at("label"));
        state.groups().forEach(group -> Names.requireName(group, spot.at("groups")));
        requireFields(state.required(), machine.type(), spot.at("required"));
        effects.entry(state, spot.at("entry"));
        effects.exit(state, spot.at("exit"));
    }

    static void requireLabel(Label label, Faults.Spot spot) {
        if (label.ru().isBlank() || label.en().isBlank()) {
            spot.add("REQUIRED", "words are needed in Russian and in English", "нужны слова по-русски и по-английски");
        }
    }

    static void requireFields(List<String> keys, RecordType type, Faults.Spot spot) {
        keys.forEach(key -> requireField(key, type, spot));
    }

    static void requireField(String key, RecordType type, Faults.Spot spot) {
        if (type.field(key).isEmpty()) {
            List<String> known = type.fields().stream().map(Field::key).toList();
            spot.unknown("UNKNOWN_FIELD", "field", "поле", key, known);
        }
    }
}
