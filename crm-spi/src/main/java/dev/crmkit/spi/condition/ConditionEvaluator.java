package dev.crmkit.spi.condition;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The reference semantics of the algebra, compiled to a tree of closures. Every adapter must give equal answers.
 *
 * <p>Expects a condition of literals ({@link Bindings#resolve}). Total: it throws on no record. Stateless and
 * thread-safe, and so is what it compiles.
 */
@ForCallers
public final class ConditionEvaluator {
    private ConditionEvaluator() {}

    /** A compiled condition. */
    @FunctionalInterface
    public interface Matcher {
        boolean matches(Record candidate, Related related);
    }

    /** Compiles once for many records. */
    public static Matcher compile(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all(compileEach(all.parts()));
        }
        if (condition instanceof Condition.Any any) {
            return any(compileEach(any.parts()));
        }
        if (condition instanceof Condition.Not not) {
            Matcher part = compile(not.part());
            return (candidate, related) -> !part.matches(candidate, related);
        }
        if (condition instanceof Condition.Exists exists) {
            return (candidate, related) -> related.exists(candidate, exists);
        }
        return atom(condition);
    }

    private static List<Matcher> compileEach(List<Condition> parts) {
        return parts.stream().map(ConditionEvaluator::compile).toList();
    }

    private static Matcher all(List<Matcher> parts) {
        return (candidate, related) -> {
            for (Matcher part : parts) {
                if (!part.matches(candidate, related)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Matcher any(List<Matcher> parts) {
        return (candidate, related) -> {
            for (Matcher part : parts) {
                if (part.matches(candidate, related)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Matcher atom(Condition atom) {
        if (atom instanceof Condition.Ids ids) {
            Set<UUID> set = new HashSet<>(ids.ids());
            return (candidate, related) -> set.contains(candidate.id());
        }
        if (atom instanceof Condition.Present present) {
            return (candidate, related) -> candidate.value(present.field()).isPresent();
        }
        if (atom instanceof Condition.Compare compare) {
            return onValue(compare.field(), compare.mode(), comparing(compare));
        }
        if (atom instanceof Condition.In in) {
            return onValue(in.field(), in.mode(), oneOf(in));
        }
        Condition.Match match = (Condition.Match) atom;
        return onValue(match.field(), match.mode(), matching(match));
    }

    /** Any element of the value passes; an empty value has none. */
    private static Matcher onValue(Field<?> field, TextMode mode, Predicate<Object> test) {
        if (field.type().textual() && mode == TextMode.FOLDED) {
            return (candidate, related) -> candidate.folded(field).filter(test).isPresent();
        }
        if (field.type().multiValued()) {
            return (candidate, related) -> candidate
                    .value(field)
                    .filter(list -> anyElement(list, test))
                    .isPresent();
        }
        return (candidate, related) -> candidate.value(field).filter(test).isPresent();
    }

    private static boolean anyElement(Object list, Predicate<Object> test) {
        for (Object element : (List<?>) list) {
            if (test.test(element)) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<Object> comparing(Condition.Compare compare) {
        Object operand = literal(compare.value());
        return switch (compare.op()) {
            case EQ -> value -> sameValue(value, operand);
            case LT -> value -> ordered(value, operand) && compareValues(value, operand) < 0;
            case LE -> value -> ordered(value, operand) && compareValues(value, operand) <= 0;
            case GT -> value -> ordered(value, operand) && compareValues(value, operand) > 0;
            case GE -> value -> ordered(value, operand) && compareValues(value, operand) >= 0;
        };
    }

    private static Predicate<Object> oneOf(Condition.In in) {
        List<Object> values = new ArrayList<>();
        in.values().forEach(operand -> values.add(literal(operand)));
        if (in.field().type() instanceof FieldType.Decimal) {
            return value -> values.stream().anyMatch(each -> sameValue(value, each));
        }
        Set<Object> set = new HashSet<>(values);
        return set::contains;
    }

    private static boolean sameValue(Object value, Object operand) {
        if (value instanceof BigDecimal number && operand instanceof BigDecimal other) {
            return number.compareTo(other) == 0;
        }
        return value.equals(operand);
    }

    /** Money is ordered within one currency only. */
    private static boolean ordered(Object value, Object operand) {
        return !(value instanceof Money money) || money.currency().equals(((Money) operand).currency());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compareValues(Object value, Object operand) {
        if (value instanceof Money money) {
            return money.amount().compareTo(((Money) operand).amount());
        }
        return ((Comparable) value).compareTo(operand);
    }

    private static Predicate<Object> matching(Condition.Match match) {
        String text = match.text();
        return switch (match.part()) {
            case CONTAINS -> value -> text(value).contains(text);
            case STARTS_WITH -> value -> text(value).startsWith(text);
            case ENDS_WITH -> value -> text(value).endsWith(text);
        };
    }

    private static String text(Object value) {
        if (value instanceof PhoneNumber phone) {
            return phone.digits();
        }
        if (value instanceof EmailAddress email) {
            return email.normalized();
        }
        return value instanceof FileRef file ? file.name() : value.toString();
    }

    private static Object literal(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        throw new IllegalArgumentException("Resolve the condition first: " + operand);
    }
}
