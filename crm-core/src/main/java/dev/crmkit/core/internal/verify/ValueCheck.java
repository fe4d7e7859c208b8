package dev.crmkit.core.internal.verify;

import dev.crmkit.core.value.InputCheck;
import dev.crmkit.core.value.PhoneNormalizers;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values set by an effect: the field is there and not kept by the library, and the source fits it. */
final class ValueCheck {
    private static final List<Field<?>> SETTABLE = List.of(Header.OWNER, Header.UNIT, Header.ARCHIVED_AT);
    private static final InputCheck VALUES = InputCheck.with(PhoneNormalizers.digitsOnly());

    private final Machine machine;
    private final Surroundings around;

    ValueCheck(Machine machine, Surroundings around) {
        this.machine = machine;
        this.around = around;
    }

    /** Values of fields of one type, taken from the record that moves. */
    void check(Map<String, ValueSource> values, RecordType owner, Faults.Spot spot) {
        values.forEach((key, source) -> {
            StateCheck.requireField(key, owner, spot.at(key));
            owner.field(key).ifPresent(field -> check(field, source, owner, spot.at(key)));
        });
    }

    private void check(Field<?> field, ValueSource source, RecordType owner, Faults.Spot spot) {
        if (isKept(field, owner)) {
            spot.add(
                    "MANAGED",
                    "the library keeps the field " + field.key() + " itself",
                    "поле " + field.key() + " ведёт сама библиотека");
        } else if (source instanceof ValueSource.Literal literal) {
            literal(field, literal.value(), spot);
        } else if (!fits(field, source, spot)) {
            spot.add(
                    "WRONG_TYPE",
                    "that value does not fit the field " + field.key() + " ("
                            + field.type().name() + ")",
                    "такое значение не подходит полю " + field.key() + " ("
                            + field.type().name() + ")");
        }
    }

    private boolean isKept(Field<?> field, RecordType owner) {
        boolean ofState = around.of(owner.key()).stream()
                .map(each -> each.definition().stateField())
                .anyMatch(state -> List.of(state, state + "Since", state + "Seq", state + "Version")
                        .contains(field.key()));
        return ofState || (owner.hasHeader() && Header.FIELDS.contains(field) && !SETTABLE.contains(field));
    }

    private static void literal(Field<?> field, Object value, Faults.Spot spot) {
        try {
            if (!VALUES.value(field, value).equals(Optional.of(value))) {
                spot.add(
                        "RAW_VALUE",
                        "the value is not as the field " + field.key() + " keeps it",
                        "значение не такое, каким его хранит поле " + field.key());
            }
        } catch (InvalidInputException e) {
            e.violations().forEach(each -> spot.add(each.code(), each.en(), each.ru()));
        }
    }

    private boolean fits(Field<?> field, ValueSource source, Faults.Spot spot) {
        if (source instanceof ValueSource.Now) {
            return field.type() instanceof FieldType.Moment;
        }
        if (source instanceof ValueSource.ActingUser) {
            return pointsTo(field, "user");
        }
        if (source instanceof ValueSource.Self) {
            return pointsTo(field, machine.type().key());
        }
        if (source instanceof ValueSource.FromField from) {
            return own(from.field(), spot)
                    .filter(other -> !copies(other, field))
                    .isEmpty();
        }
        if (source instanceof ValueSource.Increment increment) {
            return field.type() instanceof FieldType.WholeNumber
                    && own(increment.field(), spot)
                            .filter(other -> !(other.type() instanceof FieldType.WholeNumber))
                            .isEmpty();
        }
        return !field.isRequired();
    }

    private Optional<Field<?>> own(String key, Faults.Spot spot) {
        StateCheck.requireField(key, machine.type(), spot);
        return machine.type().field(key);
    }

    private static boolean pointsTo(Field<?> field, String type) {
        return field.type() instanceof FieldType.Reference reference
                && reference.targets().contains(type);
    }

    /** Whether every value of one field is a value of the other. */
    private static boolean copies(Field<?> from, Field<?> to) {
        if (from.type() instanceof FieldType.Text small && to.type() instanceof FieldType.Text large) {
            return small.maxLength() <= large.maxLength();
        }
        if (from.type() instanceof FieldType.Reference some && to.type() instanceof FieldType.Reference all) {
            return all.targets().containsAll(some.targets());
        }
        if (from.type() instanceof FieldType.Choice some && to.type() instanceof FieldType.Choice all) {
            return keys(all).containsAll(keys(some));
        }
        return from.type().equals(to.type());
    }

    private static List<String> keys(FieldType.Choice choice) {
        return choice.options().stream().map(Option::key).toList();
    }
}
