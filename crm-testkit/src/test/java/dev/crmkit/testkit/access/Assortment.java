package dev.crmkit.testkit.access;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Values of every field out of few, so that they meet: in a record, in a question, in another record.
 *
 * @param refs what references may point to
 */
record Assortment(Dice dice, List<RecordRef> refs) {

    Optional<Object> value(Field<?> field) {
        FieldType<?> type = field.type();
        if (type instanceof FieldType.Reference reference) {
            return ref(reference.targets()).map(ref -> ref);
        }
        if (type instanceof FieldType.MultiReference reference) {
            return ref(List.of(reference.target())).map(List::of);
        }
        if (type instanceof FieldType.Choice choice) {
            return Optional.of(dice.pick(choice.options()).key());
        }
        if (type instanceof FieldType.Phones) {
            return Optional.of(List.of(phone(dice.below(12))));
        }
        if (type instanceof FieldType.Emails) {
            return Optional.of(List.of(EmailAddress.of("a" + dice.below(4) + "@example.org")));
        }
        return scalar(type);
    }

    private Optional<Object> scalar(FieldType<?> type) {
        if (type instanceof FieldType.WholeNumber) {
            return Optional.of((long) dice.between(1, 3));
        }
        if (type instanceof FieldType.Decimal decimal) {
            return Optional.of(new BigDecimal(dice.between(1, 3)).setScale(decimal.scale()));
        }
        if (type instanceof FieldType.Amount) {
            return Optional.of(Money.of(dice.between(1, 3) + "00.00", "RUB"));
        }
        if (type instanceof FieldType.Bool) {
            return Optional.of(dice.chance(50));
        }
        if (type instanceof FieldType.Day) {
            return Optional.of(LocalDate.of(2026, 3, dice.between(1, 4)));
        }
        if (type instanceof FieldType.Moment) {
            return Optional.of(Installation.NOW.minus(Duration.ofHours(dice.between(1, 60))));
        }
        boolean text = type instanceof FieldType.Text || type instanceof FieldType.LongText;
        return text ? Optional.of(dice.pick(List.of("red", "blue", "green"))) : Optional.empty();
    }

    Optional<RecordRef> ref(List<String> types) {
        List<RecordRef> fit =
                refs.stream().filter(ref -> types.contains(ref.type())).toList();
        return fit.isEmpty() ? Optional.empty() : Optional.of(dice.pick(fit));
    }

    /** Told apart by the number. */
    static PhoneNumber phone(int number) {
        String digits = "+7916111" + String.format("%04d", number);
        return PhoneNumber.of(digits).withE164(digits, "MOBILE");
    }
}
