package dev.crmkit.core.definitions;

import dev.crmkit.core.access.AccessAnalysis;
import dev.crmkit.core.access.AccessEngine;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.Participant;
import dev.crmkit.core.calendar.RussianCalendars;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.internal.SystemTypes;
import dev.crmkit.core.workflow.Findings;
import dev.crmkit.core.workflow.ShippedWorkflows;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.core.workflow.WorkflowCheck;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.core.workflow.WorkflowEngine;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.calendar.BusinessCalendar;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import dev.crmkit.spi.workflow.GuardCheck;
import dev.crmkit.spi.workflow.TransitionAction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an installation declares. {@link #shipped} is the process of the book: leads, deals, quotes, contracts,
 * the default table of rights, the Russian calendar; each part can be widened or replaced. Immutable and thread-safe.
 *
 * <pre>{@code
 * Definitions definitions = Definitions.shipped()
 *     .field(Lead.TYPE, Field.date("firstContact").label("Первый контакт", "First contact"))
 *     .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"))
 *     .build();
 * }</pre>
 */
@ForCallers
public final class Definitions {
    private final Schema schema;
    private final Map<String, WorkflowDefinition> workflows;
    private final Map<String, StateField> states;
    private final AccessRules access;
    private final List<BusinessCalendar> calendars;
    private final Map<String, NumberPattern> numbering;
    private final Map<String, AssignmentPolicy> assignment;
    private final ConversionMapping conversion;
    private final WorkflowEngine engine;
    private final Locale locale;

    private Definitions(Builder builder, Schema schema, Map<String, StateField> states) {
        this.schema = schema;
        this.states = Map.copyOf(states);
        this.workflows = Map.copyOf(builder.workflows);
        this.access = builder.access;
        this.calendars = List.copyOf(builder.calendars.values());
        this.numbering = Map.copyOf(builder.numbering);
        this.assignment = Map.copyOf(builder.assignment);
        this.conversion = builder.conversion;
        this.engine = new WorkflowEngine(builder.checks, builder.actions);
        this.locale = builder.locale;
    }

    /** The shipped definitions, to be changed and built. */
    public static Builder shipped() {
        return new Builder();
    }

    public Schema schema() {
        return schema;
    }

    public Optional<WorkflowDefinition> workflow(String type) {
        return Optional.ofNullable(workflows.get(type));
    }

    public Collection<WorkflowDefinition> workflows() {
        return workflows.values();
    }

    /** The state fields of a type that has a workflow. */
    public StateField states(String type) {
        StateField field = states.get(type);
        if (field == null) {
            throw new IllegalArgumentException("The type " + type + " has no workflow");
        }
        return field;
    }

    public AccessEngine accessEngine() {
        return AccessEngine.of(access, schema)
                .withDependent(StageRecord.TYPE, widened(StageRecord.TYPE, StageRecord.RECORD))
                .withDependent(Participant.TYPE, widened(Participant.TYPE, Participant.RECORD))
                .withDependent(AuditEntry.TYPE, widened(AuditEntry.TYPE, AuditEntry.RECORD))
                .withDependent(AuditEntry.Change.TYPE, AuditEntry.Change.ENTRY)
                .withRepeated(AuditEntry.Change.TYPE, AuditEntry.Change.OLD, AuditEntry.Change.NEW);
    }

    /** The reference as this installation has it: it leads to the types added here as well. */
    @SuppressWarnings("unchecked")
    private Field<RecordRef> widened(RecordType type, Field<RecordRef> reference) {
        return (Field<RecordRef>) schema.type(type.key()).field(reference.key()).orElseThrow();
    }

    public WorkflowEngine workflowEngine() {
        return engine;
    }

    public List<BusinessCalendar> calendars() {
        return calendars;
    }

    public Optional<NumberPattern> numbering(String type) {
        return Optional.ofNullable(numbering.get(type));
    }

    public Optional<AssignmentPolicy> assignment(String type) {
        return Optional.ofNullable(assignment.get(type));
    }

    public ConversionMapping conversion() {
        return conversion;
    }

    /** The language of texts the library writes itself, such as subjects of tasks. */
    public Locale locale() {
        return locale;
    }

    /** Collects definitions. Not thread-safe. */
    public static final class Builder {
        private final Map<String, RecordType> business = new LinkedHashMap<>();
        private final Map<String, WorkflowDefinition> workflows = new LinkedHashMap<>();
        private final Map<String, BusinessCalendar> calendars = new LinkedHashMap<>();
        private final Map<String, NumberPattern> numbering = new LinkedHashMap<>();
        private final Map<String, AssignmentPolicy> assignment = new LinkedHashMap<>();
        private final Map<String, GuardCheck> checks = new LinkedHashMap<>();
        private final Map<String, TransitionAction> actions = new LinkedHashMap<>();
        private AccessRules access = AccessRules.standard();
        private ConversionMapping conversion = ConversionMapping.shipped();
        private Locale locale = Locale.forLanguageTag("ru");

        private Builder() {
            SystemTypes.business().forEach(this::type);
            calendar(RussianCalendars.moscow());
            number(new NumberPattern("lead", "Л-{yyyy}-{000000}"));
            number(new NumberPattern("deal", "С-{yyyy}-{000000}"));
            number(new NumberPattern("quote", "КП-{yyyy}-{000000}"));
            number(new NumberPattern("contract", "Д-{yyyy}-{000000}"));
            ShippedWorkflows.all(Schema.of(allTypes())).forEach(this::workflow);
        }

        /** One more business type, or another version of a shipped one. */
        public Builder type(RecordType type) {
            business.put(type.key(), type);
            return this;
        }

        /** More fields for a type. */
        public Builder field(RecordType type, Field<?>... fields) {
            RecordType known = business.getOrDefault(type.key(), type);
            return type(known.with(Arrays.asList(fields)));
        }

        /** The workflow of a type, instead of the shipped one if there is one. */
        public Builder workflow(WorkflowDefinition definition) {
            workflows.put(definition.type(), definition);
            return this;
        }

        /** The rights, instead of the shipped table. */
        public Builder access(AccessRules rules) {
            this.access = rules;
            return this;
        }

        public Builder calendar(BusinessCalendar calendar) {
            calendars.put(calendar.id(), calendar);
            return this;
        }

        public Builder number(NumberPattern pattern) {
            numbering.put(pattern.type(), pattern);
            return this;
        }

        public Builder assign(AssignmentPolicy policy) {
            assignment.put(policy.type(), policy);
            return this;
        }

        public Builder conversion(ConversionMapping mapping) {
            this.conversion = mapping;
            return this;
        }

        public Builder check(String name, GuardCheck check) {
            checks.put(name, check);
            return this;
        }

        public Builder action(String name, TransitionAction action) {
            actions.put(name, action);
            return this;
        }

        /** Russian unless said: the language of texts the library writes itself. */
        public Builder locale(Locale value) {
            this.locale = value;
            return this;
        }

        /** The schema so far, to read workflows and conditions against. */
        public Schema schema() {
            return Schema.of(allTypes());
        }

        /**
         * Checks everything against everything.
         *
         * @throws dev.crmkit.spi.DefinitionException with every fault
         */
        public Definitions build() {
            Map<String, StateField> states = states();
            Schema schema = schema();
            WorkflowCheck.check(workflows.values(), schema, checks.keySet(), actions.keySet());
            AssignmentCheck.check(assignment.values(), schema);
            return new Definitions(this, schema, states);
        }

        /**
         * All there is to say of the workflows with the types, plugins and rights collected so far, what {@link #build}
         * would refuse among it.
         *
         * @param now from when on the rights are looked at
         * @param zone of their days
         */
        public Findings findings(Instant now, ZoneId zone) {
            states();
            Schema schema = schema();
            AccessAnalysis rights = AccessAnalysis.of(access, schema, now, zone);
            return WorkflowCheck.findings(workflows.values(), schema, checks.keySet(), actions.keySet(), rights);
        }

        /** The state fields with the states of their workflows as options, in the types as well. */
        private Map<String, StateField> states() {
            Map<String, StateField> states = new LinkedHashMap<>();
            workflows.forEach((key, workflow) -> {
                RecordType type = known(key);
                type.field(workflow.stateField()).ifPresent(state -> {
                    String ru = state.label().ru();
                    String en = state.label().en();
                    business.put(
                            key,
                            type.replacing(Field.of(state.key(), workflow.choice())
                                    .label(ru, en)
                                    .managed()));
                    states.put(key, StateField.of(state.key(), ru, en, workflow.choice()));
                });
            });
            return states;
        }

        private RecordType known(String key) {
            RecordType type = business.get(key);
            if (type == null) {
                throw DefinitionException.of(Violation.of(
                        key,
                        "UNKNOWN_TYPE",
                        "A workflow names an unknown type",
                        "Процесс назван для неизвестного типа"));
            }
            return type;
        }

        private List<RecordType> allTypes() {
            List<RecordType> all = new ArrayList<>(business.values());
            all.addAll(SystemTypes.plain(business.values()));
            return all;
        }
    }
}
