package dev.crmkit.core.access;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All rights two sets of rules may disagree on. */
record Questions(Schema schema, Delta delta) {
    /** A name no rule singles out stands for all of them. */
    private static final String OTHER = "*";

    Stream<Asked> asked() {
        return rights().flatMap(Questions::asked);
    }

    private static Stream<Asked> asked(Right right) {
        Stream<FieldClass> classes = right.type().fields().stream()
                .<FieldClass>map(Field::fieldClass)
                .distinct()
                .sorted();
        return Stream.concat(Stream.of(new Asked(right, null)), classes.map(each -> new Asked(right, each)));
    }

    Stream<Right> rights() {
        return Arrays.stream(AccessAction.values())
                .flatMap(action -> schema.types().stream().flatMap(type -> rights(action, type)));
    }

    private Stream<Right> rights(AccessAction action, RecordType type) {
        if (delta.touched().noneMatch(rule -> rule.reach().allows(action, type))) {
            return Stream.empty();
        }
        return action.named()
                ? names(action, type).stream().map(name -> right(action, type, name))
                : Stream.of(right(action, type, ""));
    }

    Right right(AccessAction action, RecordType type, String name) {
        boolean shared = Right.mayBeShared(action, type, schema);
        return new Right(action, shared ? ImaginedSharing.on(type) : type, name, shared);
    }

    /** Every name a rule singles out, and one that none does. */
    private Set<String> names(AccessAction action, RecordType type) {
        Set<String> names = new TreeSet<>();
        delta.all()
                .filter(rule -> rule.reach().allows(action, type))
                .forEach(rule -> names.addAll(rule.reach().names().names()));
        names.remove("");
        String other = OTHER;
        while (names.contains(other)) {
            other += OTHER;
        }
        names.add(other);
        return names;
    }
}
