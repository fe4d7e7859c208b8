package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Which values of a field to try. */
final class CellValues {
    private CellValues() {}

    static Candidates of(Variable variable) {
        List<Condition> atoms = variable.atoms();
        Optional<Field<?>> field = variable.field();
        if (field.isEmpty()) {
            return Candidates.all(ids(atoms));
        }
        FieldType<?> type = field.get().type();
        return type.multiValued() ? Elements.lists(field.get(), atoms) : single(type, atoms);
    }

    private static Candidates single(FieldType<?> type, List<Condition> atoms) {
        if (type instanceof FieldType.Text text) {
            return new Texts(atoms, text.maxLength()).candidates();
        }
        if (type instanceof FieldType.LongText text) {
            return new Texts(atoms, text.maxLength()).candidates();
        }
        if (type instanceof FieldType.Choice choice) {
            return Candidates.all(choice.options().stream().map(Option::key).toList());
        }
        if (type instanceof FieldType.Bool) {
            return Candidates.all(List.of(true, false));
        }
        return beyondText(type, atoms);
    }

    /** Nobody looks for a part of a number or a link: whoever does is told that it was not tried. */
    private static Candidates beyondText(FieldType<?> type, List<Condition> atoms) {
        Candidates candidates = compared(type, atoms);
        return Atoms.matches(atoms).isEmpty() ? candidates : Candidates.some(candidates.values());
    }

    private static Candidates compared(FieldType<?> type, List<Condition> atoms) {
        if (type instanceof FieldType.Amount) {
            return Amounts.candidates(atoms);
        }
        if (type instanceof FieldType.Reference reference) {
            return Candidates.all(links(reference.targets(), atoms));
        }
        List<Object> constants = Atoms.constants(atoms, Object.class);
        return Grid.of(type)
                .map(grid -> Candidates.all(grid.around(constants)))
                .orElseGet(() -> Candidates.all(files(constants)));
    }

    private static List<Object> files(List<Object> constants) {
        List<Object> files = new ArrayList<>(constants);
        IntStream.rangeClosed(0, constants.size())
                .mapToObj(number -> new FileRef("file" + number, "key", 0, "text/plain"))
                .filter(file -> !constants.contains(file))
                .limit(1)
                .forEach(files::add);
        return files;
    }

    /** The constants the field may hold, and a record nobody speaks of. */
    static List<RecordRef> links(Collection<String> targets, List<Condition> atoms) {
        List<RecordRef> named = Atoms.constants(atoms, RecordRef.class);
        List<RecordRef> links = new ArrayList<>(named);
        links.removeIf(link -> !targets.contains(link.type()));
        long number = 1;
        for (String target : targets) {
            while (links.contains(new RecordRef(target, new UUID(0, number)))) {
                number++;
            }
            links.add(new RecordRef(target, new UUID(0, number)));
        }
        return links;
    }

    private static List<UUID> ids(List<Condition> atoms) {
        List<UUID> ids = new ArrayList<>();
        for (Condition atom : atoms) {
            if (atom instanceof Condition.Ids named) {
                ids.addAll(named.ids());
            }
        }
        long number = 1;
        while (ids.contains(new UUID(0, number))) {
            number++;
        }
        ids.add(new UUID(0, number));
        return ids;
    }
}
