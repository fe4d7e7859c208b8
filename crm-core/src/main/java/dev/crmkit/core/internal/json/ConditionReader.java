package dev.crmkit.core.internal.json;

import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionLimits;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Turns a JSON document into a condition with raw values, remembering where each node stood. Not thread-safe. */
public final class ConditionReader {
    private static final List<String> OPERATORS = List.of(
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "between",
            "in",
            "notIn",
            "contains",
            "startsWith",
            "endsWith",
            "isEmpty",
            "isNotEmpty",
            "and",
            "or",
            "not",
            "exists",
            "notExists",
            "ids");

    private final Schema schema;
    private final JsonFaults faults;
    private final IdentityHashMap<Condition, String> pointers = new IdentityHashMap<>();
    private int nodes;

    /** A reader that tells what is wrong to these faults. */
    public ConditionReader(Schema schema, JsonFaults faults) {
        this.schema = schema;
        this.faults = faults;
    }

    /** Where the nodes made so far stood, by identity. */
    public IdentityHashMap<Condition, String> pointers() {
        return new IdentityHashMap<>(pointers);
    }

    /** The condition; a part with a fault is left out of it. */
    public Condition read(Object json, RecordType type, String pointer) {
        if (++nodes > ConditionLimits.NODES) {
            throw InvalidInputException.of(Violation.of(
                    pointer,
                    "LIMIT",
                    "a condition has at most " + ConditionLimits.NODES + " nodes",
                    "в условии не более " + ConditionLimits.NODES + " узлов"));
        }
        Condition read = JsonObject.of(json, pointer, faults)
                .flatMap(object -> object.requiredText("op").flatMap(op -> node(op, object, type)))
                .orElseGet(Condition::always);
        return placed(read, pointer);
    }

    private Condition placed(Condition node, String pointer) {
        pointers.put(node, pointer);
        return node;
    }

    private Optional<Condition> node(String op, JsonObject json, RecordType type) {
        return switch (op) {
            case "and" -> args(json, type).map(Condition.All::new);
            case "or" -> args(json, type).map(Condition.Any::new);
            case "not" -> not(json, type);
            case "exists" -> exists(json, type);
            case "notExists" -> exists(json, type).map(Condition.Not::new);
            case "ids" -> ids(json);
            default -> atom(op, json, type);
        };
    }

    private Optional<List<Condition>> args(JsonObject json, RecordType type) {
        json.allow(List.of("op", "args"));
        return json.requiredList("args").map(args -> {
            List<Condition> parts = new ArrayList<>();
            for (Object arg : args) {
                parts.add(read(arg, type, json.pointer("args") + "/" + parts.size()));
            }
            return parts;
        });
    }

    private Optional<Condition> not(JsonObject json, RecordType type) {
        return args(json, type).flatMap(parts -> {
            if (parts.size() == 1) {
                return Optional.of(new Condition.Not(parts.get(0)));
            }
            faults.wrongType(json.pointer("args"), "exactly one condition", "ровно одно условие");
            return Optional.empty();
        });
    }

    private Optional<Condition> ids(JsonObject json) {
        json.allow(List.of("op", "value"));
        return json.requiredList("value").map(values -> {
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                id(values.get(i), json.pointer("value") + "/" + i).ifPresent(ids::add);
            }
            return new Condition.Ids(ids);
        });
    }

    private Optional<UUID> id(Object value, String pointer) {
        // UUID.fromString alone would also take shorter forms.
        if (value instanceof String text && text.length() == 36) {
            try {
                return Optional.of(UUID.fromString(text));
            } catch (IllegalArgumentException e) {
                faults.wrongType(pointer, "a uuid with its dashes", "uuid с дефисами");
                return Optional.empty();
            }
        }
        faults.wrongType(pointer, "a uuid with its dashes", "uuid с дефисами");
        return Optional.empty();
    }

    private Optional<Condition> exists(JsonObject json, RecordType type) {
        json.allow(List.of("op", "relation", "where"));
        return json.requiredObject("relation")
                .flatMap(relation -> relation(relation, type))
                .map(relation -> {
                    Condition where = json.value("where")
                            .map(inner -> read(inner, schema.type(relation.target()), json.pointer("where")))
                            .orElseGet(Condition::always);
                    return placed(new Condition.Exists(relation, where), json.pointer());
                });
    }

    private Optional<Relation> relation(JsonObject json, RecordType type) {
        json.allow(json.has("type") ? List.of("type", "field") : List.of("field", "to"));
        Optional<String> key = json.requiredText("field");
        if (json.has("type")) {
            Optional<RecordType> holder = json.text("type").flatMap(name -> type(name, json.pointer("type")));
            return holder.flatMap(from -> key.flatMap(name -> field(name, from, json.pointer("field")))
                    .map(field -> new Relation.Inverse(from.key(), field)));
        }
        return key.flatMap(name -> field(name, type, json.pointer("field")))
                .flatMap(field -> to(json, field).map(to -> new Relation.Forward(field, to)));
    }

    private Optional<String> to(JsonObject json, Field<?> field) {
        if (!json.has("to")) {
            if (field.type() instanceof FieldType.Reference reference
                    && reference.targets().size() == 1) {
                return Optional.of(reference.targets().get(0));
            }
            if (field.type() instanceof FieldType.MultiReference multi) {
                return Optional.of(multi.target());
            }
        }
        return json.requiredText("to")
                .flatMap(name -> type(name, json.pointer("to")))
                .map(RecordType::key);
    }

    private Optional<RecordType> type(String key, String pointer) {
        Optional<RecordType> found = schema.find(key);
        if (found.isEmpty()) {
            faults.add(Unknown.word(
                    pointer,
                    "UNKNOWN_TYPE",
                    key,
                    schema.types().stream().map(RecordType::key).toList()));
        }
        return found;
    }

    private Optional<Field<?>> field(String key, RecordType type, String pointer) {
        Optional<Field<?>> found = type.field(key);
        if (found.isEmpty()) {
            faults.add(Unknown.field(
                    pointer, key, type.fields().stream().map(Field::key).toList()));
        }
        return found;
    }

    private Optional<Condition> atom(String op, JsonObject json, RecordType type) {
        if (!OPERATORS.contains(op)) {
            faults.add(Unknown.word(json.pointer("op"), "UNKNOWN_OPERATOR", op, OPERATORS));
            return Optional.empty();
        }
        Optional<FieldPath> path = json.requiredText("field").flatMap(text -> path(text, type, json.pointer("field")));
        Optional<BiFunction<Field<?>, TextMode, Condition>> shape = shape(op, json);
        Set<String> negations = Set.of("ne", "notIn", "isEmpty");
        return path.flatMap(found -> shape.map(make -> {
            Condition atom = placed(make.apply(found.field(), mode(json)), json.pointer());
            Condition lifted = found.lift(atom);
            placeLinks(lifted, json.pointer());
            return negations.contains(op) ? new Condition.Not(lifted) : lifted;
        }));
    }

    private void placeLinks(Condition lifted, String pointer) {
        Condition node = lifted;
        while (node instanceof Condition.Exists exists) {
            placed(node, pointer);
            node = exists.where();
        }
    }

    private Optional<FieldPath> path(String text, RecordType type, String pointer) {
        try {
            return Optional.of(FieldPath.resolve(text, type, schema, pointer));
        } catch (InvalidInputException e) {
            e.violations().forEach(faults::add);
            return Optional.empty();
        }
    }

    /** How the atom is made once its field and mode are known; empty when its operands have faults. */
    private Optional<BiFunction<Field<?>, TextMode, Condition>> shape(String op, JsonObject json) {
        return switch (op) {
            case "isEmpty", "isNotEmpty" -> {
                json.allow(List.of("op", "field"));
                yield Optional.of((field, mode) -> new Condition.Present(field));
            }
            case "contains" -> match(Condition.Part.CONTAINS, json);
            case "startsWith" -> match(Condition.Part.STARTS_WITH, json);
            case "endsWith" -> match(Condition.Part.ENDS_WITH, json);
            case "in", "notIn" -> in(json);
            case "between" -> between(json);
            case "eq", "ne" -> compare(Condition.Op.EQ, json);
            default -> compare(Condition.Op.valueOf(op.toUpperCase(Locale.ROOT)), json);
        };
    }

    private Optional<BiFunction<Field<?>, TextMode, Condition>> match(Condition.Part part, JsonObject json) {
        json.allow(List.of("op", "field", "value", "mode"));
        return json.requiredText("value").map(text -> (field, mode) -> new Condition.Match(field, part, text, mode));
    }

    private Optional<BiFunction<Field<?>, TextMode, Condition>> compare(Condition.Op op, JsonObject json) {
        json.allow(List.of("op", "field", "value", "param", "relative", "mode"));
        return new OperandReader(faults)
                .single(json)
                .map(value -> (field, mode) -> new Condition.Compare(field, op, value, mode));
    }

    private Optional<BiFunction<Field<?>, TextMode, Condition>> in(JsonObject json) {
        json.allow(List.of("op", "field", "value", "param", "mode"));
        return new OperandReader(faults)
                .several(json)
                .map(values -> (field, mode) -> new Condition.In(field, values, mode));
    }

    private Optional<BiFunction<Field<?>, TextMode, Condition>> between(JsonObject json) {
        json.allow(List.of("op", "field", "value"));
        return new OperandReader(faults).several(json).flatMap(values -> {
            if (values.size() == 2) {
                return Optional.of((field, mode) -> between(json, field, values.get(0), values.get(1)));
            }
            faults.wrongType(json.pointer("value"), "two values: from and thru", "два значения: от и до");
            return Optional.empty();
        });
    }

    private Condition between(JsonObject json, Field<?> field, Operand from, Operand thru) {
        Condition ge = new Condition.Compare(field, Condition.Op.GE, from, TextMode.FOLDED);
        Condition le = new Condition.Compare(field, Condition.Op.LE, thru, TextMode.FOLDED);
        return new Condition.All(List.of(placed(ge, json.pointer()), placed(le, json.pointer())));
    }

    /** The check knows which fields are exact without being asked. */
    private TextMode mode(JsonObject json) {
        Optional<String> mode = json.text("mode");
        if (mode.isPresent() && !mode.get().equals("EXACT") && !mode.get().equals("FOLDED")) {
            faults.add(Unknown.word(json.pointer("mode"), "UNKNOWN_MODE", mode.get(), List.of("EXACT", "FOLDED")));
        }
        return mode.filter("EXACT"::equals).isPresent() ? TextMode.EXACT : TextMode.FOLDED;
    }
}
