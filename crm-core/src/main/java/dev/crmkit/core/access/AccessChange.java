package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Label;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One right that holders of a role gain or lose. Immutable and thread-safe.
 *
 * @param roles the role; two where it takes both to see it: what the one grants, a deny of the other held back
 * @param type the key of the record type
 * @param name of the transition, report or area; {@code *} for any that no rule singles out; empty for other actions
 * @param fields the class of fields; null for the records themselves with their STANDARD fields
 * @param witness shows it: an engine of one set of rules permits what an engine of the other refuses; null when it could
 *     not be decided
 * @param reason why it could not be decided; empty otherwise
 */
@ForCallers
public record AccessChange(
        Kind kind,
        List<String> roles,
        AccessAction action,
        String type,
        String name,
        @Nullable FieldClass fields,
        @Nullable AccessWitness witness,
        Label reason) {
    public AccessChange {
        roles = List.copyOf(roles);
    }

    /** What happens to the right. */
    @ForCallers
    public enum Kind {
        GAINED("получает", "gains"),
        LOST("теряет", "loses"),
        /** Not decided: it may be gained. */
        MAY_GAIN("может получить", "may gain"),
        /** Not decided: it may be lost. */
        MAY_LOSE("может потерять", "may lose");

        private final String ru;
        private final String en;

        Kind(String ru, String en) {
            this.ru = ru;
            this.en = en;
        }

        /** Whether there is a witness. */
        public boolean decided() {
            return this == GAINED || this == LOST;
        }
    }

    static AccessChange shown(Kind kind, Outcome.Shown shown) {
        return of(kind, shown.roles(), shown.asked(), shown.witness(), new Label("", ""));
    }

    static AccessChange unknown(Kind kind, Outcome.Unknown unknown) {
        return of(kind, unknown.roles(), unknown.asked(), null, unknown.reason());
    }

    private static AccessChange of(
            Kind kind, List<String> roles, Asked asked, @Nullable AccessWitness witness, Label reason) {
        Right right = asked.right();
        return new AccessChange(
                kind, roles, right.action(), right.type().key(), right.name(), asked.fields(), witness, reason);
    }

    public Optional<FieldClass> fieldClass() {
        return Optional.ofNullable(fields);
    }

    /** Somebody and a record that show it; empty when it could not be decided. */
    public Optional<AccessWitness> shownBy() {
        return Optional.ofNullable(witness);
    }

    /** Such as "EMPLOYEE gains EXPORT deal". */
    public Label words() {
        String what = action + (name.isEmpty() ? "" : "(" + name + ")") + " " + type;
        String who = String.join("+", roles);
        return new Label(
                who + " " + kind.ru + " " + what + (fields == null ? "" : ", поля класса " + fields) + why(reason.ru()),
                who + " " + kind.en + " " + what + (fields == null ? "" : ", fields of class " + fields)
                        + why(reason.en()));
    }

    private static String why(String words) {
        return words.isEmpty() ? "" : ": " + words;
    }

    /** The words in English, and the witness. */
    @Override
    public String toString() {
        return words().en() + (witness == null ? "" : ", as " + witness);
    }
}
