package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks into atoms. */
final class Atoms {
    private Atoms() {}

    /** The field the atom speaks of; empty when it speaks of the id. */
    static Optional<Field<?>> field(Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            return Optional.of(compare.field());
        }
        if (atom instanceof Condition.In in) {
            return Optional.of(in.field());
        }
        if (atom instanceof Condition.Match match) {
            return Optional.of(match.field());
        }
        return atom instanceof Condition.Present present ? Optional.of(present.field()) : Optional.empty();
    }

    /** The values it compares with. */
    static Stream<Object> constants(Condition atom) {
        return operands(atom).stream()
                .filter(Operand.Literal.class::isInstance)
                .map(operand -> ((Operand.Literal) operand).value());
    }

    private static List<Operand> operands(Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            return List.of(compare.value());
        }
        return atom instanceof Condition.In in ? in.values() : List.of();
    }

    /** The constants of that kind in several atoms. */
    static <T> List<T> constants(Collection<Condition> atoms, Class<T> kind) {
        return atoms.stream()
                .flatMap(Atoms::constants)
                .filter(kind::isInstance)
                .map(kind::cast)
                .distinct()
                .toList();
    }

    static List<Condition.Match> matches(Collection<Condition> atoms) {
        return atoms.stream()
                .filter(Condition.Match.class::isInstance)
                .map(Condition.Match.class::cast)
                .toList();
    }

    static boolean isOrdering(Condition atom) {
        return atom instanceof Condition.Compare compare && compare.op() != Condition.Op.EQ;
    }

    /** How it compares text; empty when it does not. */
    static Optional<TextMode> mode(Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            return Optional.of(compare.mode());
        }
        if (atom instanceof Condition.In in) {
            return Optional.of(in.mode());
        }
        return atom instanceof Condition.Match match ? Optional.of(match.mode()) : Optional.empty();
    }

    /** Whether the evaluator can compare: all operands are literals of the kind the field holds. */
    static boolean isTyped(Condition atom) {
        Class<?> kind = field(atom).<Class<?>>map(field -> kind(field.type())).orElse(Object.class);
        return operands(atom).stream()
                .allMatch(operand -> operand instanceof Operand.Literal literal && kind.isInstance(literal.value()));
    }

    private static Class<?> kind(FieldType<?> type) {
        return switch (type.name()) {
            case "TEXT", "LONG_TEXT", "CHOICE", "MULTI_CHOICE" -> String.class;
            case "INT" -> Long.class;
            case "DECIMAL" -> BigDecimal.class;
            case "MONEY" -> Money.class;
            case "BOOL" -> Boolean.class;
            case "DATE" -> LocalDate.class;
            case "INSTANT" -> Instant.class;
            case "REF", "MULTI_REF" -> RecordRef.class;
            case "PHONES" -> PhoneNumber.class;
            case "EMAILS" -> EmailAddress.class;
            default -> FileRef.class;
        };
    }
}
