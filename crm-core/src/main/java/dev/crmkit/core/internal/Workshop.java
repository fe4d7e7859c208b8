package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessEngine;
import dev.crmkit.core.access.Subject;
import dev.crmkit.core.calendar.CalendarMath;
import dev.crmkit.core.condition.ConditionCheck;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.definitions.NumberPattern;
import dev.crmkit.core.org.RecordDirectory;
import dev.crmkit.core.org.RightsVersion;
import dev.crmkit.core.value.InputCheck;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.core.workflow.WorkflowEngine;
import dev.crmkit.spi.calendar.BusinessCalendar;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.environment.Environment;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.UnitNode;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.PhoneNormalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The engines and definitions of one installation, put together once. Thread-safe. */
public final class Workshop {
    private final CrmStore store;
    private final Definitions definitions;
    private final AccessEngine access;
    private final WorkflowEngine engine;
    private final Directory directory;
    private final Environment environment;
    private final InputCheck input;
    private final PhoneNormalizer phones;
    private final Map<String, CalendarMath> calendars = new HashMap<>();
    private final Set<String> compared = ConcurrentHashMap.newKeySet();

    public Workshop(
            CrmStore store,
            Definitions definitions,
            Directory directory,
            Environment environment,
            PhoneNormalizer phones) {
        this.store = store;
        this.definitions = definitions;
        this.directory = directory;
        this.environment = environment;
        this.input = InputCheck.with(phones);
        this.phones = phones;
        this.access = definitions.accessEngine();
        this.engine = definitions.workflowEngine();
        for (BusinessCalendar calendar : definitions.calendars()) {
            calendars.put(calendar.id(), CalendarMath.of(calendar));
        }
    }

    public CrmStore store() {
        return store;
    }

    public Schema schema() {
        return definitions.schema();
    }

    public RecordType type(String key) {
        return schema().type(key);
    }

    public AccessEngine access() {
        return access;
    }

    public WorkflowEngine engine() {
        return engine;
    }

    public Directory directory() {
        return directory;
    }

    /** The version of the rights our own directory knows; null where the host's directory is asked. */
    @Nullable
    RightsVersion rightsVersion(String tenant) {
        return directory instanceof RecordDirectory own ? own.version(tenant) : null;
    }

    /** Has our own directory look whether what it knows still holds. */
    void refreshRights(String tenant) {
        if (directory instanceof RecordDirectory own) {
            own.refresh(tenant);
        }
    }

    /** Has our own directory read the organisation anew; a host's directory shows changes by itself. */
    void forgetRights(String tenant) {
        if (directory instanceof RecordDirectory own) {
            own.invalidate(tenant);
        }
    }

    public Environment environment() {
        return environment;
    }

    public InputCheck input() {
        return input;
    }

    public Definitions definitions() {
        return definitions;
    }

    public Optional<WorkflowDefinition> workflow(String type) {
        return definitions.workflow(type);
    }

    /** The state fields of a type that has a workflow. */
    public StateField states(RecordType type) {
        return definitions.states(type.key());
    }

    public Optional<NumberPattern> numbering(String type) {
        return definitions.numbering(type);
    }

    public Optional<AssignmentPolicy> assignment(String type) {
        return definitions.assignment(type);
    }

    /** The calendar of the unit a record belongs to; empty when it has none. */
    public Optional<CalendarMath> calendarOf(Subject subject, Record record) {
        return record.type().field(Header.UNIT.key()).isEmpty()
                ? Optional.empty()
                : record.get(Header.UNIT)
                        .flatMap(unit -> directory.unit(subject.tenant(), unit))
                        .map(UnitNode::calendar)
                        .map(calendars::get);
    }

    /** A calendar and its version, as timers keep it. */
    static String tag(CalendarMath calendar) {
        return calendar.calendar().id() + "@" + calendar.calendar().version();
    }

    /** The calendars there are, with their versions. */
    List<String> calendarTags() {
        return calendars.values().stream().map(Workshop::tag).toList();
    }

    /** Whether this process has yet to compare the tenant's timers with the calendars there are. */
    boolean hasOldTimers(String tenant) {
        return !compared.contains(tenant);
    }

    void hasNoOldTimers(String tenant) {
        compared.add(tenant);
    }

    /** The condition as it is asked of the type: its operands read the way stored values were. */
    public Condition check(Condition condition, RecordType type) {
        return ConditionCheck.check(condition, type, schema(), phones);
    }

    /** The condition, for records that are not in the bin. */
    public Condition live(String type, Condition where) {
        return type(type).hasHeader() ? where.and(Header.DELETED_AT.isEmpty()) : where;
    }
}
