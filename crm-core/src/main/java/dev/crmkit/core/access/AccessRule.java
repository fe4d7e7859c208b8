package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.FieldClass;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of the access rules. A deny wins over every grant; the order of rules means nothing.
 *
 * <p>Roles hand their grants up to the roles that include them. They do not hand up denies: a deny binds whoever holds
 * one of its roles himself, so that a rule for employees does not bind the owner. Immutable and thread-safe.
 */
@ForCallers
public sealed interface AccessRule {

    Reach reach();

    /** Unique among the rules. */
    default String id() {
        return reach().id();
    }

    /**
     * Allows. The field class STANDARD always goes with it, other classes are named.
     */
    @ForCallers
    record Grant(Reach reach) implements AccessRule {}

    /** Forbids: the records it reaches or, if it names field classes, those fields of them. */
    @ForCallers
    record Deny(Reach reach) implements AccessRule {

        /** Whether it takes away fields and leaves the records. */
        boolean fieldsOnly() {
            return !reach.readable().isEmpty() || !reach.writable().isEmpty();
        }
    }

    static Reach.Builder<Grant> grant(String id) {
        return new Reach.Builder<>(id, plainActions(), Grant::new)
                .readable(FieldClass.STANDARD)
                .writable(FieldClass.STANDARD);
    }

    static Reach.Builder<Deny> deny(String id) {
        return new Reach.Builder<>(id, EnumSet.allOf(AccessAction.class), Deny::new);
    }

    private static Set<AccessAction> plainActions() {
        return Arrays.stream(AccessAction.values())
                .filter(action -> !action.sensitive())
                .collect(Collectors.toUnmodifiableSet());
    }
}
