package dev.crmkit.testkit.gen;

import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.core.workflow.StateKind;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Small workflow definitions, sound or not, whose names are all known. They ask of a record nothing but what {@link
 * #cells} tells apart, so that a few records stand for all. Not thread-safe.
 */
@ForCallers
public final class Workflows {
    public static final Field<Boolean> FLAG = Field.bool("flag").label("Флаг", "Flag");
    public static final Field<Long> LEVEL = Field.wholeNumber("level").label("Уровень", "Level");
    public static final Field<String> KIND = Field.choice("kind", Option.of("A", "А", "A"), Option.of("B", "Б", "B"))
            .label("Вид", "Kind");
    public static final StateField MACHINE =
            StateField.of("state", "Состояние", "State", Option.of("S0", "Начало", "Start"));
    public static final RecordType TYPE = RecordType.business("process")
            .label("Процесс", "Process")
            .fields(FLAG, LEVEL, KIND)
            .fields(MACHINE.fields())
            .build();
    public static final Schema SCHEMA = Schema.of(List.of(
            TYPE,
            RecordType.business("user").build(),
            RecordType.business("unit").build()));

    private static final List<Field<?>> FIELDS = List.of(FLAG, LEVEL, KIND);
    private static final List<String> NAMES = List.of("go", "turn", "pass", "stop");

    private final Dice dice;

    public Workflows(Dice dice) {
        this.dice = dice;
    }

    /** A record in no state for every combination of values that conditions of these definitions tell apart. */
    public static List<Record> cells() {
        List<Record> cells = new ArrayList<>();
        for (Optional<Boolean> flag : orNone(true, false)) {
            for (Optional<Long> level : orNone(0L, 1L, 2L, 3L)) {
                for (Optional<String> kind : orNone("A", "B")) {
                    cells.add(Record.create(TYPE, new UUID(0x7000L, cells.size() + 1L))
                            .set(FLAG, flag)
                            .set(LEVEL, level)
                            .set(KIND, kind)
                            .build());
                }
            }
        }
        return cells;
    }

    @SafeVarargs
    private static <T> List<Optional<T>> orNone(T... values) {
        List<Optional<T>> all = new ArrayList<>(List.of(Optional.empty()));
        for (T value : values) {
            all.add(Optional.of(value));
        }
        return all;
    }

    /** Two to five states and up to nine transitions. */
    public WorkflowDefinition any() {
        int states = dice.between(2, 5);
        WorkflowDefinition.Builder workflow =
                WorkflowDefinition.of(TYPE.key(), "state").version(dice.between(1, 3));
        for (int i = 0; i < states; i++) {
            state(workflow, i, i == states - 1);
        }
        List<String> names = new ArrayList<>();
        for (int i = dice.between(1, 8); i > 0; i--) {
            names.add(dice.pick(NAMES));
        }
        transition(workflow, "enter", states, false, each -> each);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean several = Collections.frequency(names, name) > 1;
            boolean rest = several && names.lastIndexOf(name) == i && dice.chance(25);
            transition(
                    workflow,
                    name,
                    states,
                    several,
                    each -> rest ? from(each, states).otherwise() : guarded(from(each, states), several));
        }
        for (int i = dice.chance(35) ? dice.between(1, 2) : 0; i > 0; i--) {
            transition(
                    workflow,
                    "self" + i,
                    states,
                    true,
                    each -> guarded(from(each, states), dice.chance(90)).always());
        }
        NAMES.stream().filter(name -> names.contains(name) && dice.chance(20)).forEach(workflow::ordered);
        return workflow.build();
    }

    private void state(WorkflowDefinition.Builder workflow, int number, boolean last) {
        StateKind kind = last || dice.chance(15) ? dice.pick(List.of(StateKind.WON, StateKind.LOST)) : StateKind.OPEN;
        workflow.state("S" + number, "Состояние " + number, "State " + number, kind, state -> {
            if (dice.chance(50)) {
                state.groups("some");
            }
            return dice.chance(15) ? state.require(dice.pick(FIELDS)) : state;
        });
    }

    private void transition(
            WorkflowDefinition.Builder workflow,
            String name,
            int states,
            boolean moves,
            UnaryOperator<TransitionDefinition.Builder> more) {
        workflow.transition(name, "Переход " + name, "Transition " + name, way -> {
            TransitionDefinition.Builder transition = more.apply(way);
            if (moves || name.equals("enter") || dice.chance(85)) {
                transition.to("S" + dice.below(states));
            }
            if (dice.chance(25)) {
                transition.require(dice.pick(FIELDS));
            }
            for (int i = dice.chance(30) ? dice.between(1, 2) : 0; i > 0; i--) {
                transition = assign(transition);
            }
            return transition;
        });
    }

    private TransitionDefinition.Builder from(TransitionDefinition.Builder transition, int states) {
        for (int i = dice.between(1, 2); i > 0; i--) {
            transition.from("S" + dice.below(states));
        }
        return transition;
    }

    private TransitionDefinition.Builder guarded(TransitionDefinition.Builder transition, boolean surely) {
        for (int i = surely || dice.chance(50) ? dice.between(1, 2) : 0; i > 0; i--) {
            transition.guard(condition(2), "не выполнено", "not fulfilled");
        }
        return transition;
    }

    private TransitionDefinition.Builder assign(TransitionDefinition.Builder transition) {
        Effect effect = new Effect.Assign(
                switch (dice.below(4)) {
                    case 0 -> Map.of(FLAG.key(), new ValueSource.Literal(dice.chance(50)));
                    case 1 -> Map.of(LEVEL.key(), new ValueSource.Literal((long) dice.between(0, 3)));
                    case 2 -> Map.of(KIND.key(), new ValueSource.Literal(dice.pick(List.of("A", "B"))));
                    default -> Map.of(dice.pick(FIELDS).key(), new ValueSource.Empty());
                });
        return dice.chance(60) ? transition.does(effect) : transition.doesWhere(atom(), effect);
    }

    private Condition condition(int depth) {
        if (depth == 0 || dice.chance(45)) {
            return atom();
        }
        return switch (dice.below(3)) {
            case 0 -> condition(depth - 1).and(condition(depth - 1));
            case 1 -> condition(depth - 1).or(condition(depth - 1));
            default -> condition(depth - 1).not();
        };
    }

    private Condition atom() {
        return switch (dice.below(6)) {
            case 0 -> FLAG.is(dice.chance(50));
            case 1 -> LEVEL.lt((long) dice.between(1, 2));
            case 2 -> LEVEL.ge((long) dice.between(1, 2));
            case 3 -> KIND.is(dice.pick(List.of("A", "B")));
            case 4 -> LEVEL.is((long) dice.between(1, 2));
            default -> new Condition.Present(dice.pick(FIELDS));
        };
    }
}
