package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.RecordType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Whom and what a rule is about: the one shape of {@link AccessRule.Grant} and {@link AccessRule.Deny}. Made by their
 * builder. Immutable and thread-safe.
 *
 * @param id unique among the rules; decisions name it
 * @param types record type keys; open means business types, never the library's own rows
 * @param names of transitions, reports or areas of settings; narrows the actions that are {@link AccessAction#named}
 * @param where further conditions by type key; they see real values and may use {@code me}, {@code me.unit} and
 *     {@code me.units}, the unit of the role and that unit with all below it
 * @param readable field classes the reading actions extend to
 * @param writable field classes the writing actions extend to
 */
@ForCallers
public record Reach(
        String id,
        NameSet roles,
        Set<AccessAction> actions,
        NameSet types,
        NameSet names,
        Scope scope,
        Map<String, Condition> where,
        Set<FieldClass> readable,
        Set<FieldClass> writable,
        Days days) {
    public Reach {
        actions = Set.copyOf(actions);
        where = Map.copyOf(where);
        readable = Set.copyOf(readable);
        writable = Set.copyOf(writable);
    }

    boolean covers(Right right) {
        return coversType(right) && (!right.action().named() || names.includes(right.name()));
    }

    boolean coversType(Right right) {
        return allows(right.action(), right.type());
    }

    boolean allows(AccessAction action, RecordType type) {
        return actions.contains(action) && coversType(type);
    }

    private boolean coversType(RecordType type) {
        return types.includes(type.key()) && (!types.open() || type.hasHeader());
    }

    Optional<Condition> where(RecordType type) {
        return Optional.ofNullable(where.get(type.key()));
    }

    Set<FieldClass> classes(AccessAction action) {
        return action.reads() ? readable : writable;
    }

    /** Collects the parts of one rule. A rule that names no scope reaches no record. Not thread-safe. */
    @ForCallers
    public static final class Builder<R extends AccessRule> {
        private final String id;
        private final Function<Reach, R> rule;
        private final Set<AccessAction> wildcard;
        private NameSet roles = NameSet.of();
        private final Set<AccessAction> actions = EnumSet.noneOf(AccessAction.class);
        private NameSet types = NameSet.of();
        private NameSet names = NameSet.any();
        private Scope scope = Scope.NONE;
        private final Map<String, Condition> where = new HashMap<>();
        private final Set<FieldClass> readable = EnumSet.noneOf(FieldClass.class);
        private final Set<FieldClass> writable = EnumSet.noneOf(FieldClass.class);
        private Days days = Days.always();

        Builder(String id, Set<AccessAction> wildcard, Function<Reach, R> rule) {
            this.id = id;
            this.wildcard = wildcard;
            this.rule = rule;
        }

        public Builder<R> roles(String... values) {
            return roles(NameSet.of(values));
        }

        public Builder<R> roles(NameSet value) {
            this.roles = value;
            return this;
        }

        public Builder<R> actions(AccessAction... values) {
            actions.addAll(Arrays.asList(values));
            return this;
        }

        /** In a grant every action that is not {@link AccessAction#sensitive}, in a deny every action. */
        public Builder<R> everyAction() {
            actions.addAll(wildcard);
            return this;
        }

        public Builder<R> types(String... keys) {
            return types(NameSet.of(keys));
        }

        public Builder<R> types(NameSet value) {
            this.types = value;
            return this;
        }

        public Builder<R> names(NameSet value) {
            this.names = value;
            return this;
        }

        public Builder<R> scope(Scope value) {
            this.scope = value;
            return this;
        }

        /** Further narrows the rule on one type. */
        public Builder<R> where(String type, Condition condition) {
            where.put(type, condition);
            return this;
        }

        public Builder<R> readable(FieldClass... classes) {
            readable.addAll(Arrays.asList(classes));
            return this;
        }

        public Builder<R> writable(FieldClass... classes) {
            writable.addAll(Arrays.asList(classes));
            return this;
        }

        /** The first and the last day it holds. */
        public Builder<R> days(LocalDate from, LocalDate thru) {
            return days(Days.between(from, thru));
        }

        public Builder<R> days(Days value) {
            this.days = value;
            return this;
        }

        public R build() {
            return rule.apply(new Reach(id, roles, actions, types, names, scope, where, readable, writable, days));
        }
    }
}
