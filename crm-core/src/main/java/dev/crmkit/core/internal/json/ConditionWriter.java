package dev.crmkit.core.internal.json;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The canonical JSON form of a condition: one form for each, without sugar. Stateless and thread-safe. */
public final class ConditionWriter {
    private ConditionWriter() {}

    /** The document as maps and lists. */
    public static Map<String, Object> write(Condition condition) {
        if (condition instanceof Condition.All all) {
            return node("and").with("args", each(all.parts())).map();
        }
        if (condition instanceof Condition.Any any) {
            return node("or").with("args", each(any.parts())).map();
        }
        if (condition instanceof Condition.Not not) {
            return negated(not.part());
        }
        if (condition instanceof Condition.Exists exists) {
            return exists("exists", exists);
        }
        return atom(condition);
    }

    private static List<Object> each(List<Condition> parts) {
        return parts.stream().<Object>map(ConditionWriter::write).toList();
    }

    private static Map<String, Object> negated(Condition part) {
        if (part instanceof Condition.Compare compare && compare.op() == Condition.Op.EQ) {
            return compare("ne", compare);
        }
        if (part instanceof Condition.In in) {
            return in("notIn", in);
        }
        if (part instanceof Condition.Present present) {
            return node("isEmpty").with("field", present.field().key()).map();
        }
        return part instanceof Condition.Exists exists
                ? exists("notExists", exists)
                : node("not").with("args", List.of(write(part))).map();
    }

    private static Map<String, Object> exists(String op, Condition.Exists exists) {
        Node node = node(op).with("relation", relation(exists.relation()));
        return exists.where().equals(Condition.always())
                ? node.map()
                : node.with("where", write(exists.where())).map();
    }

    private static Map<String, Object> relation(Relation relation) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (relation instanceof Relation.Forward forward) {
            json.put("field", forward.field().key());
            json.put("to", forward.target());
        } else {
            json.put("type", relation.target());
            json.put("field", ((Relation.Inverse) relation).field().key());
        }
        return json;
    }

    private static Map<String, Object> atom(Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            return compare(compare.op().name().toLowerCase(Locale.ROOT), compare);
        }
        if (atom instanceof Condition.In in) {
            return in("in", in);
        }
        if (atom instanceof Condition.Match match) {
            return node(name(match.part()))
                    .with("field", match.field().key())
                    .with("value", match.text())
                    .with("mode", mode(match.field(), match.mode()))
                    .map();
        }
        if (atom instanceof Condition.Ids ids) {
            return node("ids")
                    .with(
                            "value",
                            ids.ids().stream().<Object>map(Object::toString).toList())
                    .map();
        }
        return node("isNotEmpty")
                .with("field", ((Condition.Present) atom).field().key())
                .map();
    }

    private static String name(Condition.Part part) {
        return switch (part) {
            case CONTAINS -> "contains";
            case STARTS_WITH -> "startsWith";
            case ENDS_WITH -> "endsWith";
        };
    }

    private static Map<String, Object> compare(String op, Condition.Compare compare) {
        return node(op).with("field", compare.field().key())
                .with(named(compare.value()), plain(compare.value()))
                .with("mode", mode(compare.field(), compare.mode()))
                .map();
    }

    private static Map<String, Object> in(String op, Condition.In in) {
        Node node = node(op).with("field", in.field().key());
        boolean one = in.values().size() == 1 && in.values().get(0) instanceof Operand.Parameter;
        return (one
                        ? node.with("param", plain(in.values().get(0)))
                        : node.with(
                                "value",
                                in.values().stream()
                                        .map(ConditionWriter::element)
                                        .toList()))
                .with("mode", mode(in.field(), in.mode()))
                .map();
    }

    private static Object element(Operand operand) {
        return operand instanceof Operand.Literal ? plain(operand) : Map.of(named(operand), plain(operand));
    }

    private static String named(Operand operand) {
        if (operand instanceof Operand.Parameter) {
            return "param";
        }
        return operand instanceof Operand.Relative ? "relative" : "value";
    }

    private static Object plain(Operand operand) {
        if (operand instanceof Operand.Parameter parameter) {
            return parameter.name();
        }
        return operand instanceof Operand.Relative relative
                ? RelativeText.format(relative)
                : plain(((Operand.Literal) operand).value());
    }

    private static Object plain(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Option option) {
            return option.key();
        }
        if (value instanceof EmailAddress email) {
            return email.normalized();
        }
        if (value instanceof PhoneNumber phone) {
            return phone.e164().<Object>map(e164 -> Map.of("e164", e164)).orElseGet(phone::raw);
        }
        return value.toString();
    }

    /** Said only where it differs from what the field says itself. */
    private static Optional<String> mode(Field<?> field, TextMode mode) {
        boolean declared = field.type() instanceof FieldType.Text text && text.exact();
        return mode == TextMode.EXACT && !declared ? Optional.of(mode.name()) : Optional.empty();
    }

    private static Node node(String op) {
        return new Node(new LinkedHashMap<>()).with("op", op);
    }

    private record Node(Map<String, Object> map) {
        Node with(String name, Object value) {
            map.put(name, value);
            return this;
        }

        Node with(String name, Optional<String> value) {
            value.ifPresent(present -> map.put(name, present));
            return this;
        }
    }
}
