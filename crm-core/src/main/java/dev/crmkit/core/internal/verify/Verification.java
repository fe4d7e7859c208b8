package dev.crmkit.core.internal.verify;

import dev.crmkit.core.access.AccessAnalysis;
import dev.crmkit.core.workflow.Findings;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One judgement of all definitions of an installation together. Used once; not thread-safe. */
public final class Verification {
    private static final int MOST_STATES = 10_000;
    private static final int MOST_TRANSITIONS = 100_000;
    private static final int MOST_WAYS = 1_000_000;

    private final Schema schema;
    private final Faults faults = new Faults();

    private Verification(Schema schema) {
        this.schema = schema;
    }

    /** What refuses the definitions, in their order. */
    public static List<Violation> faults(
            Collection<WorkflowDefinition> all, Schema schema, Set<String> checks, Set<String> actions) {
        return of(all, schema, checks, actions, null).errors();
    }

    /**
     * Everything found in the definitions, in their order.
     *
     * @param rights what the access rules allow; null when they are not asked
     */
    public static Findings findings(
            Collection<WorkflowDefinition> all,
            Schema schema,
            Set<String> checks,
            Set<String> actions,
            @Nullable AccessAnalysis rights) {
        return new Findings(of(all, schema, checks, actions, rights).findings());
    }

    private static Faults of(
            Collection<WorkflowDefinition> all,
            Schema schema,
            Set<String> checks,
            Set<String> actions,
            @Nullable AccessAnalysis rights) {
        Verification verification = new Verification(schema);
        List<Machine> machines = verification.machines(all);
        Surroundings around = new Surroundings(schema, machines, checks, actions, rights);
        machines.forEach(machine -> verification.judge(machine, around));
        new FireCheck(machines).run();
        return verification.faults;
    }

    /** What guards mean is asked only where all names are known and every condition is of its type. */
    private void judge(Machine machine, Surroundings around) {
        int before = faults.count();
        new StateCheck(machine, around).run();
        new TransitionCheck(machine, around).run();
        if (faults.count() > before) {
            new PathCheck(machine).run();
            new TimerCheck(machine).run();
            return;
        }
        Ways ways = new Ways(machine);
        new GuardCheck(machine, ways).run();
        new WhenCheck(machine, ways).run();
        new ChoiceCheck(machine, ways).run();
        new PathCheck(machine, ways).run();
        new RestCheck(machine, ways).run();
        new TimerCheck(machine).run();
        if (faults.count() == before) {
            new IdleTimers(machine, ways, around).run();
            new RightsCheck(machine, around).run();
        }
    }

    /** Those definitions that can be judged further. */
    private List<Machine> machines(Collection<WorkflowDefinition> all) {
        List<Machine> machines = new ArrayList<>();
        Set<List<Object>> known = new HashSet<>();
        for (WorkflowDefinition definition : all) {
            Faults.Spot spot = faults.of(definition.type(), definition.stateField());
            if (!known.add(List.of(definition.type(), definition.stateField(), definition.version()))) {
                spot.add(
                        "DUPLICATE_WORKFLOW",
                        "the field has two workflows of one version",
                        "у поля два процесса одной версии");
            }
            type(definition, spot)
                    .map(type -> new Machine(definition, type, spot))
                    .filter(this::isBearable)
                    .ifPresent(machines::add);
        }
        return machines;
    }

    private Optional<RecordType> type(WorkflowDefinition definition, Faults.Spot spot) {
        Optional<RecordType> type = schema.find(definition.type());
        if (type.isEmpty()) {
            List<String> known = schema.types().stream().map(RecordType::key).toList();
            spot.unknown("UNKNOWN_TYPE", "record type", "тип записи", definition.type(), known);
        }
        if (definition.version() < 1) {
            spot.at("version").add("OUT_OF_RANGE", "versions begin at 1", "версии начинаются с 1");
        }
        type.ifPresent(found -> requireStateField(found, definition.stateField(), spot.at("stateField")));
        return type;
    }

    /** The four fields the library keeps: the state, since when, how many moves, which version. */
    private static void requireStateField(RecordType type, String key, Faults.Spot spot) {
        boolean complete = holds(type, key, FieldType.Choice.class)
                && holds(type, key + "Since", FieldType.Moment.class)
                && holds(type, key + "Seq", FieldType.WholeNumber.class)
                && holds(type, key + "Version", FieldType.WholeNumber.class);
        if (!complete) {
            spot.add(
                    "NO_STATE_FIELD",
                    "the type has no state field of that key: a choice with its Since, Seq and Version beside it",
                    "у типа нет такого поля состояния: выбора с полями Since, Seq и Version рядом");
        }
    }

    private static boolean holds(RecordType type, String key, Class<?> kind) {
        return type.field(key).filter(field -> kind.isInstance(field.type())).isPresent();
    }

    private boolean isBearable(Machine machine) {
        WorkflowDefinition definition = machine.definition();
        boolean bearable = definition.states().size() <= MOST_STATES
                && definition.transitions().size() <= MOST_TRANSITIONS
                && machine.ways() <= MOST_WAYS;
        if (!bearable) {
            String limits = MOST_STATES + " / " + MOST_TRANSITIONS + " / " + MOST_WAYS;
            machine.spot()
                    .add(
                            "LIMIT",
                            "too large: at most so many states / transitions / pairs of both: " + limits,
                            "слишком велик: не более состояний / переходов / их сочетаний: " + limits);
        }
        return bearable;
    }
}
