package dev.crmkit.core.internal.json;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Conditions inside a workflow document. */
final class WorkflowConditions {
    private static final Map<String, List<String>> KINDS = Map.of(
            "and", List.of("args"),
            "or", List.of("args"),
            "not", List.of("args"),
            "eq", List.of("field", "value"),
            "in", List.of("field", "value"),
            "le", List.of("field", "value"),
            "gt", List.of("field", "value"),
            "isEmpty", List.of("field"),
            "isNotEmpty", List.of("field"),
            "exists", List.of("relation", "where"));

    private final RecordType type;
    private final Schema schema;

    WorkflowConditions(RecordType type, Schema schema) {
        this.type = type;
        this.schema = schema;
    }

    Condition read(Place place) {
        return switch (place.tag("op", KINDS, List.of())) {
            case "and" -> Condition.all(place.at("args").list(this::read));
            case "or" -> Condition.any(place.at("args").list(this::read));
            case "not" -> read(place.at("args").list(each -> each).get(0)).not();
            case "eq" -> field(place).is(value(place.at("value"), place));
            case "le" -> field(place).le(value(place.at("value"), place));
            case "gt" -> field(place).gt(value(place.at("value"), place));
            case "in" -> field(place).in(place.at("value").list(each -> value(each, place)));
            case "isEmpty" -> field(place).isEmpty();
            case "isNotEmpty" -> field(place).isNotEmpty();
            case "exists" -> exists(place);
            default -> Condition.always();
        };
    }

    private Field<?> field(Place place) {
        return type.field(place.at("field").text()).orElseThrow();
    }

    private Object value(Place value, Place atom) {
        FieldType<?> fieldType = field(atom).type();
        if (fieldType instanceof FieldType.WholeNumber) {
            return value.wholeNumber();
        }
        return fieldType instanceof FieldType.Bool ? value.flag() : value.text();
    }

    private Condition exists(Place place) {
        Place relation = place.at("relation");
        String name = relation.at("field").text();
        boolean inverse = relation.has("type");
        String target = relation.at(inverse ? "type" : "to").text();
        RecordType related = schema.type(target);
        Relation way = inverse
                ? new Relation.Inverse(target, related.field(name).orElseThrow())
                : new Relation.Forward(type.field(name).orElseThrow(), target);
        return Condition.exists(way, new WorkflowConditions(related, schema).read(place.at("where")));
    }

    static ObjectNode write(Condition condition) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (condition instanceof Condition.All all) {
            node.put("op", "and").set("args", args(all.parts()));
        } else if (condition instanceof Condition.Any any) {
            node.put("op", "or").set("args", args(any.parts()));
        } else if (condition instanceof Condition.Not not) {
            node.put("op", "not").set("args", args(List.of(not.part())));
        } else if (condition instanceof Condition.Compare compare) {
            node.put("op", compare.op().name().toLowerCase(java.util.Locale.ROOT))
                    .put("field", compare.field().key())
                    .set("value", literal(compare.value()));
        } else if (condition instanceof Condition.In in) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            in.values().forEach(each -> values.add(literal(each)));
            node.put("op", "in").put("field", in.field().key()).set("value", values);
        } else if (condition instanceof Condition.Present present) {
            node.put("op", "isNotEmpty").put("field", present.field().key());
        } else {
            Condition.Exists exists = (Condition.Exists) condition;
            node.put("op", "exists");
            node.set("relation", relation(exists.relation()));
            node.set("where", write(exists.where()));
        }
        return node;
    }

    private static tools.jackson.databind.JsonNode literal(dev.crmkit.spi.condition.Operand operand) {
        return ValueSources.literal(((dev.crmkit.spi.condition.Operand.Literal) operand).value());
    }

    private static ObjectNode relation(Relation way) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return way instanceof Relation.Forward forward
                ? node.put("field", forward.field().key()).put("to", way.target())
                : node.put("type", way.target())
                        .put("field", ((Relation.Inverse) way).field().key());
    }

    private static ArrayNode args(List<Condition> parts) {
        ArrayNode args = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> args.add(write(part)));
        return args;
    }
}
