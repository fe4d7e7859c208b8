package dev.crmkit.core.access;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.RecordRef;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** With whom an imagined record is shared, as fields of its own: what looks at no other record can be decided. */
final class ImaginedSharing {
    static final Field<String> HIM = level("sharedWithHim");
    static final Field<String> TEAM = level("sharedWithHisTeam");

    private ImaginedSharing() {}

    private static Field<String> level(String key) {
        return Field.choice(
                key,
                Arrays.stream(ParticipantLevel.values())
                        .map(each -> Option.of(each.name()))
                        .toArray(Option[]::new));
    }

    static RecordType on(RecordType type) {
        return type.with(List.of(HIM, TEAM));
    }

    static boolean isOn(RecordType type) {
        return type.field(HIM.key()).filter(field -> Objects.equals(field, HIM)).isPresent();
    }

    /** @param editing whether an editor is asked for */
    static Condition sharedWith(Collection<RecordRef> participants, boolean editing) {
        return Condition.any(participants.stream()
                .map(who -> who.type().equals("team") ? TEAM : HIM)
                .distinct()
                .map(field -> editing ? field.is(ParticipantLevel.EDITOR.name()) : field.isNotEmpty())
                .toList());
    }
}
