package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values of fields that hold several elements. An atom holds when it does on some element. */
final class Elements {
    /** Kinds of elements all sets of which are tried. */
    private static final int KINDS = 8;

    private Elements() {}

    static Candidates lists(Field<?> field, List<Condition> atoms) {
        Candidates elements = elements(field.type(), atoms);
        List<Object> kinds = kinds(field, atoms, elements);
        if (kinds.size() > KINDS) {
            List<List<Object>> few = new ArrayList<>();
            kinds.forEach(each -> few.add(List.of(each)));
            few.add(kinds);
            return Candidates.some(few);
        }
        List<List<Object>> sets = IntStream.range(1, 1 << kinds.size())
                .mapToObj(bits -> chosen(kinds, bits))
                .toList();
        return elements.complete() ? Candidates.all(sets) : Candidates.some(sets);
    }

    private static List<Object> chosen(List<Object> kinds, int bits) {
        return IntStream.range(0, kinds.size())
                .filter(i -> (bits >> i & 1) == 1)
                .mapToObj(kinds::get)
                .toList();
    }

    /** One element for each different answer, in the order given. */
    private static List<Object> kinds(Field<?> field, List<Condition> atoms, Candidates elements) {
        Variable alone = Variable.of(RecordType.plain("element").field(field).build(), field);
        atoms.forEach(alone::number);
        Collection<Object> lists = new ArrayList<>();
        elements.values().forEach(element -> lists.add(List.of(element)));
        List<Object> kinds = new ArrayList<>();
        for (Cell cell : alone.cells(Candidates.all(lists))) {
            if (cell.value() instanceof List<?> list) {
                kinds.add(list.get(0));
            }
        }
        return kinds;
    }

    private static Candidates elements(FieldType<?> type, List<Condition> atoms) {
        if (type instanceof FieldType.MultiChoice choice) {
            return Candidates.all(choice.options().stream().map(Option::key).toList());
        }
        List<?> values = type instanceof FieldType.MultiReference reference
                ? CellValues.links(List.of(reference.target()), atoms)
                : contacts(type, atoms);
        return Atoms.matches(atoms).isEmpty() ? Candidates.all(values) : Candidates.some(values);
    }

    /** The constants, one nobody speaks of, and for parts of phones and addresses what is easily made of them. */
    private static List<?> contacts(FieldType<?> type, List<Condition> atoms) {
        return type instanceof FieldType.Phones ? phones(atoms) : addresses(atoms);
    }

    private static List<PhoneNumber> phones(List<Condition> atoms) {
        List<PhoneNumber> named = Atoms.constants(atoms, PhoneNumber.class);
        Stream<PhoneNumber> made = Atoms.matches(atoms).stream()
                .map(Condition.Match::text)
                .filter(digits -> digits.matches("[0-9]{3,20}"))
                .map(PhoneNumber::of);
        Stream<PhoneNumber> fresh = IntStream.rangeClosed(100, 100 + named.size())
                .mapToObj(number -> PhoneNumber.of("" + number))
                .filter(phone -> !named.contains(phone))
                .limit(1);
        return Stream.of(named.stream(), made, fresh).flatMap(each -> each).toList();
    }

    private static List<EmailAddress> addresses(List<Condition> atoms) {
        List<EmailAddress> named = Atoms.constants(atoms, EmailAddress.class);
        Stream<EmailAddress> made = Atoms.matches(atoms).stream()
                .map(Condition.Match::text)
                .filter(text -> text.matches("[a-z0-9]{1,20}"))
                .map(text -> EmailAddress.of(text + "@example.com"));
        Stream<EmailAddress> fresh = IntStream.rangeClosed(0, named.size())
                .mapToObj(number -> EmailAddress.of("a" + number + "@example.com"))
                .filter(address -> !named.contains(address))
                .limit(1);
        return Stream.of(named.stream(), made, fresh).flatMap(each -> each).toList();
    }
}
