package dev.crmkit.core.value;

import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** References: a {@link RecordRef}, its text, or a bare id where the type can be only one. */
final class ReferenceReader {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST = 100;

    private final List<String> targets;

    ReferenceReader(List<String> targets) {
        this.targets = targets;
    }

    RecordRef read(Object raw) {
        RecordRef ref = ref(raw);
        if (!targets.contains(ref.type())) {
            throw Refusal.notAmong(
                    "WRONG_TARGET", "the field does not point to that type", "поле не ссылается на этот тип", targets);
        }
        return ref;
    }

    private RecordRef ref(Object raw) {
        if (raw instanceof RecordRef ref) {
            return ref;
        }
        if (raw instanceof UUID id && targets.size() == 1) {
            return new RecordRef(targets.get(0), id);
        }
        if (raw instanceof String text && text.length() <= LONGEST) {
            boolean bare = targets.size() == 1 && ID.matcher(text).matches();
            return RecordRef.parse(bare ? targets.get(0) + ":" + text : text);
        }
        throw Refusal.wrongType("a reference written type:uuid", "ссылка вида тип:uuid");
    }
}
