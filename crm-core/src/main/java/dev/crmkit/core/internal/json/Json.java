package dev.crmkit.core.internal.json;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one strict JSON document into plain values and writes plain values back.
 *
 * <p>Objects are maps in the order read, arrays lists, whole numbers Long or BigInteger, other numbers BigDecimal, null
 * is {@link Null}. Names given twice, anything after the document and anything beyond the limits is refused; no class is
 * ever named by the text. Stateless and thread-safe.
 */
public final class Json {
    private static final int DEPTH = 160;
    private static final int CHARACTERS = 16_000_000;
    private static final int STRING = 100_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxDocumentLength(CHARACTERS)
                    .maxTokenCount(1_000_000)
                    .maxStringLength(STRING)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .build())
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

    /** The null of JSON. */
    public enum Null {
        NULL
    }

    private Json() {}

    /**
     * Reads a document.
     *
     * @throws InvalidInputException with the code MALFORMED_JSON, DUPLICATE_NAME or LIMIT, saying line and column
     */
    public static Object read(String text) {
        if (text.length() > CHARACTERS) {
            throw refused("LIMIT", "at most " + CHARACTERS + " characters", "не более " + CHARACTERS + " знаков");
        }
        try (JsonParser parser = MAPPER.createParser(text)) {
            parser.nextToken();
            Object document = value(parser);
            if (parser.nextToken() != null) {
                throw malformed(parser.currentTokenLocation());
            }
            return document;
        } catch (StreamConstraintsException e) {
            throw refused("LIMIT", "the JSON is too large or too deep", "JSON слишком велик или слишком глубок");
        } catch (JacksonException e) {
            throw refusal(e);
        }
    }

    private static Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw malformed(parser.currentLocation());
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Null.NULL;
            default -> throw malformed(parser.currentTokenLocation());
        };
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static Object whole(JsonParser parser) {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : parser.getLongValue();
    }

    /** Writes maps, lists, texts, numbers, flags and {@link Null} on one line. */
    public static String write(Object document) {
        return MAPPER.writeValueAsString(document);
    }

    /** Writes the same on many lines, indented by two spaces, equal on every machine. */
    public static String writeIndented(Object document) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return MAPPER.writer()
                        .with(new DefaultPrettyPrinter().withObjectIndenter(lines))
                        .writeValueAsString(document)
                + "\n";
    }

    private static InvalidInputException refusal(JacksonException e) {
        return e.getOriginalMessage().startsWith("Duplicate")
                ? refused(
                        "DUPLICATE_NAME",
                        "a name is given twice" + at(e.getLocation()),
                        "имя указано дважды" + at(e.getLocation()))
                : malformed(e.getLocation());
    }

    private static InvalidInputException malformed(TokenStreamLocation place) {
        return refused("MALFORMED_JSON", "this is not JSON" + at(place), "это не JSON" + at(place));
    }

    private static String at(TokenStreamLocation place) {
        return " (" + place.getLineNr() + ":" + place.getColumnNr() + ")";
    }

    private static InvalidInputException refused(String code, String en, String ru) {
        return InvalidInputException.of(Violation.of("", code, en, ru));
    }
}
