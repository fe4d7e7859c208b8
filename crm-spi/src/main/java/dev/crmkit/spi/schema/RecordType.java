package dev.crmkit.spi.schema;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A declared kind of record: a list of fields. Business types carry the {@link Header}; the library's own rows (history,
 * timers, outbox) do not.
 *
 * <p>Every record also has an id (UUIDv7) and a version; they are no fields. Immutable and thread-safe.
 */
@ForCallers
public final class RecordType {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    private final String key;
    private final Label label;
    private final boolean header;
    private final boolean history;
    private final Map<String, Field<?>> fields;
    private final Map<String, Integer> slots;

    private RecordType(Builder builder) {
        this.key = builder.key;
        this.label = builder.label;
        this.header = builder.header;
        this.history = builder.history;
        this.fields = new LinkedHashMap<>(builder.fields);
        this.slots = new HashMap<>();
        fields.keySet().forEach(name -> slots.put(name, slots.size()));
    }

    /** A business type with the header and full history. */
    public static Builder business(String key) {
        Builder builder = new Builder(key, true, true);
        Header.FIELDS.forEach(builder::field);
        return builder;
    }

    /** One of the library's own types: no header, and no history unless it is asked for. */
    public static Builder plain(String key) {
        return new Builder(key, false, false);
    }

    /** {@code lower_snake}; the JDBC table is {@code crm_<key>}. */
    public String key() {
        return key;
    }

    public Label label() {
        return label;
    }

    public boolean hasHeader() {
        return header;
    }

    /** Whether every change of a record is kept in the history. */
    public boolean hasHistory() {
        return history;
    }

    /** In declared order, the header first. */
    public Collection<Field<?>> fields() {
        return fields.values();
    }

    public Optional<Field<?>> field(String fieldKey) {
        return Optional.ofNullable(fields.get(fieldKey));
    }

    public boolean has(Field<?> field) {
        return field(field.key()).filter(field::equals).isPresent();
    }

    /** The position of the field among {@link #fields()}. */
    public int slot(Field<?> field) {
        Integer slot = slots.get(field.key());
        if (slot == null) {
            throw new IllegalArgumentException("The type " + key + " has no field " + field.key());
        }
        return slot;
    }

    /** The same type with more fields: callers of the old one are not disturbed. */
    public RecordType with(Collection<Field<?>> more) {
        Builder builder = new Builder(key, header, history);
        builder.label = label;
        fields.values().forEach(builder::field);
        more.forEach(builder::field);
        return builder.build();
    }

    /** The same type with this field instead of its own of the same key: other options, another label. */
    public RecordType replacing(Field<?> changed) {
        Builder builder = new Builder(key, header, history);
        builder.label = label;
        fields.values().forEach(own -> builder.field(own.key().equals(changed.key()) ? changed : own));
        return builder.build();
    }

    @Override
    public String toString() {
        return key;
    }

    /** Collects the fields; {@link #build} refuses with all faults at once. Not thread-safe. */
    public static final class Builder {
        private final String key;
        private final boolean header;
        private boolean history;
        private Label label;
        private final Map<String, Field<?>> fields = new LinkedHashMap<>();
        private final List<Violation> violations = new ArrayList<>();

        private Builder(String key, boolean header, boolean history) {
            this.key = key;
            this.header = header;
            this.history = history;
            this.label = new Label(key, key);
        }

        public Builder label(String ru, String en) {
            this.label = new Label(ru, en);
            return this;
        }

        /** Changes of these records are kept, though they have no header. */
        public Builder withHistory() {
            this.history = true;
            return this;
        }

        /** Changes of these records are not kept. */
        public Builder withoutHistory() {
            this.history = false;
            return this;
        }

        public Builder field(Field<?> field) {
            if (fields.putIfAbsent(field.key(), field) != null) {
                violations.add(Violation.of(
                        key + "." + field.key(),
                        "DUPLICATE_FIELD",
                        "The field is declared twice",
                        "Поле объявлено дважды"));
            }
            return this;
        }

        public Builder fields(Field<?>... more) {
            for (Field<?> field : more) {
                field(field);
            }
            return this;
        }

        public RecordType build() {
            checkKeys();
            if (!violations.isEmpty()) {
                throw new DefinitionException(violations);
            }
            return new RecordType(this);
        }

        private void checkKeys() {
            if (!KEY.matcher(key).matches()) {
                violations.add(Violation.of(
                        key,
                        "BAD_KEY",
                        "A type key is lower_snake ASCII of at most 41 characters",
                        "Ключ типа - латиница в lower_snake, не длиннее 41 знака"));
            }
            Map<String, String> columns = new HashMap<>();
            for (Field<?> field : fields.values()) {
                String other = columns.putIfAbsent(field.key().toLowerCase(Locale.ROOT), field.key());
                if (other != null) {
                    violations.add(Violation.of(
                            key + "." + field.key(),
                            "DUPLICATE_FIELD",
                            "The field differs from " + other + " by letter case only",
                            "Поле отличается от " + other + " только регистром букв"));
                }
                if (field.isUnique() && !mayBeUnique(field.type())) {
                    violations.add(Violation.of(
                            key + "." + field.key(),
                            "NOT_UNIQUE",
                            "Only single text and reference fields may be unique",
                            "Уникальными бывают только одиночные текстовые поля и ссылки"));
                }
            }
        }

        private static boolean mayBeUnique(FieldType<?> type) {
            return type instanceof FieldType.Text || type instanceof FieldType.Reference;
        }
    }
}
