package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.Guard;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The ways out of each state, and what has to hold of the record before them. Only of a machine whose names are all
 * known. Not thread-safe.
 */
final class Ways {
    /** Beyond so many ways in one choice they are not compared with each other. */
    static final int MOST = 100;

    private final Machine machine;
    private final RecordType type;
    private final Logic logic;
    private final Map<String, List<Way>> leaving = new LinkedHashMap<>();
    private final Map<List<String>, Choice> choices = new LinkedHashMap<>();

    /**
     * Several ways of which one is taken: those of one name from one state, or those from one state that are taken by
     * themselves.
     */
    record Choice(List<Way> ways, boolean ordered) {}

    Ways(Machine machine) {
        this.machine = machine;
        this.type = machine.type();
        this.logic = new Logic(type, Symbols.shift(conditions(machine)));
        List<TransitionDefinition> transitions = machine.definition().transitions();
        for (int i = 0; i < transitions.size(); i++) {
            TransitionDefinition transition = transitions.get(i);
            Set<String> origins = transition.from().isEmpty() ? Set.of("") : machine.origins(transition);
            for (String origin : origins) {
                add(new Way(transition, i, origin));
            }
        }
    }

    private static Stream<Condition> conditions(Machine machine) {
        return machine.definition().transitions().stream()
                .flatMap(each -> Stream.concat(
                        each.guards().stream().map(Guard::condition),
                        each.effects().stream().map(effect -> effect.when())));
    }

    private void add(Way way) {
        leaving.computeIfAbsent(way.origin(), key -> new ArrayList<>()).add(way);
        List<String> key = key(way);
        Choice known = choices.getOrDefault(key, new Choice(new ArrayList<>(), true));
        known.ways().add(way);
        boolean ordered =
                machine.definition().ordered().contains(way.transition().name());
        choices.put(key, new Choice(known.ways(), known.ordered() && ordered));
    }

    private static List<String> key(Way way) {
        return List.of(
                way.origin(), way.transition().always() ? "" : way.transition().name());
    }

    Logic logic() {
        return logic;
    }

    /** All choices, by state as declared. */
    Iterable<Choice> choices() {
        return choices.values();
    }

    /** The ways out of a state; those that make a record from "". */
    List<Way> from(String state) {
        return leaving.getOrDefault(state, List.of());
    }

    /** The ways from a state that are taken by themselves. */
    List<Way> always(String state) {
        return from(state).stream().filter(way -> way.transition().always()).toList();
    }

    /** What the guards and checks of a way ask of the record before it. */
    Condition guard(Way way) {
        List<Condition> all = new ArrayList<>();
        way.transition().guards().forEach(guard -> all.add(Symbols.resolved(guard.condition())));
        way.transition()
                .checks()
                .forEach(check ->
                        all.add(Opaque.check(check, type, way.transition().name())));
        return before(way, Condition.all(all));
    }

    /** That the fields are there which a way asks for. */
    Condition required(Way way) {
        return before(way, present(required(way.transition())));
    }

    private Set<String> required(TransitionDefinition transition) {
        Set<String> required = new LinkedHashSet<>(transition.required());
        transition
                .to()
                .map(machine.states()::get)
                .map(StateDefinition::required)
                .ifPresent(required::addAll);
        return required;
    }

    Condition present(Iterable<String> fields) {
        List<Condition> all = new ArrayList<>();
        fields.forEach(key -> all.add(new Condition.Present(type.field(key).orElseThrow())));
        return Condition.all(all);
    }

    /** A condition on the record after a way's assignments, of the record before them. */
    Condition before(Way way, Condition after) {
        return in(way.origin(), new Before(type, way.transition()).of(after));
    }

    /** The state is known: what a condition asks about it is answered. */
    Condition in(String state, Condition condition) {
        return Trees.map(
                condition,
                atom -> Trees.field(atom)
                        .filter(field -> field.key().equals(machine.definition().stateField()))
                        .map(field -> answer(atom, field, state))
                        .orElse(atom));
    }

    private Condition answer(Condition atom, Field<?> field, String state) {
        Record.Builder record = Record.create(type, new UUID(0, 1));
        if (!state.isEmpty()) {
            record.put(field, state);
        }
        boolean holds = ConditionEvaluator.compile(atom).matches(record.build(), Related.none());
        return holds ? Condition.always() : Condition.never();
    }

    /** Nothing stands in the way itself. */
    Condition open(Way way) {
        return guard(way).and(required(way));
    }

    /** It is this one of its choice that is taken. */
    Condition taken(Way way) {
        Choice choice = Objects.requireNonNull(choices.get(key(way)));
        if (choice.ways().size() > MOST) {
            return open(way);
        }
        List<Condition> others = new ArrayList<>();
        for (Way other : choice.ways()) {
            boolean counts = other.index() != way.index() && !other.transition().otherwise();
            if (counts && way.transition().otherwise()) {
                others.add(guard(other));
            } else if (counts && choice.ordered()) {
                if (other.index() < way.index()) {
                    others.add(guard(other));
                }
            } else if (counts) {
                others.add(open(other));
            }
        }
        return others.isEmpty()
                ? open(way)
                : open(way).and(Condition.any(others).not());
    }

    /** The record rests in the state, as far as it goes by itself. */
    Condition rests(String state) {
        List<Condition> leaving = new ArrayList<>();
        for (Way way : always(state)) {
            leaving.add(way.transition().otherwise() ? Condition.always() : guard(way));
        }
        return in(state, Condition.any(leaving).not());
    }

    /** Whether the way is ever taken, as far as it can be told. */
    boolean isPassable(Way way) {
        return !logic.isImpossible(taken(way));
    }
}
