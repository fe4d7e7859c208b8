package dev.crmkit.core.internal;

import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.identity.UnitNode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values as the texts of cells. */
final class ExportCells {
    private static final String BETWEEN = "; ";

    private final Desk desk;
    private final Optional<Locale> labels;

    ExportCells(Desk desk, Optional<Locale> labels) {
        this.desk = desk;
        this.labels = labels;
    }

    String heading(Field<?> field) {
        return labels.map(field.label()::in).orElse(field.key());
    }

    /** Several values with "; " between them. */
    String text(Field<?> field, Object value) {
        return value instanceof List<?> list
                ? list.stream().map(each -> one(field, each)).collect(Collectors.joining(BETWEEN))
                : one(field, value);
    }

    private String one(Field<?> field, Object value) {
        if (value instanceof RecordRef ref) {
            return named(ref);
        }
        return labels.flatMap(locale ->
                        option(field, value).map(option -> option.label().in(locale)))
                .orElseGet(() -> ValueText.of(value));
    }

    private static Optional<Option> option(Field<?> field, Object value) {
        if (field.type() instanceof FieldType.MultiChoice many) {
            return many.option(value.toString());
        }
        return field.type() instanceof FieldType.Choice one ? one.option(value.toString()) : Optional.empty();
    }

    /** Users by login and units by code, as an import takes them; others by type and id. */
    private String named(RecordRef ref) {
        Optional<String> name = Optional.empty();
        if (ref.type().equals(User.TYPE.key())) {
            name = desk.shop().directory().principal(desk.tenant(), ref).map(Principal::login);
        } else if (ref.type().equals(Unit.TYPE.key())) {
            name = desk.shop().directory().unit(desk.tenant(), ref).map(UnitNode::key);
        }
        return name.orElseGet(ref::toString);
    }
}
