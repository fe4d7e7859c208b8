package dev.crmkit.core.internal.json;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.value.Violation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Turns a text into one JSON document of bearable size, or refuses it. Stateless and thread-safe. */
final class WorkflowParser {
    static final int MAX_LENGTH = 32_000_000;
    static final int MAX_DEPTH = 200;
    private static final int MAX_TEXT = 100_000;
    private static final int MAX_NUMBER = 100;
    private static final int MAX_NAME = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_LENGTH)
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNumberLength(MAX_NUMBER)
                            .maxNameLength(MAX_NAME)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WorkflowParser() {}

    static JsonNode parse(String json) {
        if (json.length() > MAX_LENGTH) {
            throw tooLarge();
        }
        try (JsonParser parser = MAPPER.createParser(json)) {
            JsonNode root = MAPPER.readTree(parser);
            if (root.isMissingNode() || parser.nextToken() != null) {
                throw malformed(parser.currentLocation(), "one JSON document", "один документ JSON");
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw tooLarge();
        } catch (MismatchedInputException e) {
            throw repeated(e.getLocation());
        } catch (JacksonException e) {
            throw malformed(e.getLocation(), "JSON", "JSON");
        }
    }

    private static DefinitionException tooLarge() {
        return DefinitionException.of(Violation.of(
                        "",
                        "LIMIT",
                        "the document is too large: at most " + MAX_LENGTH + " characters, " + MAX_DEPTH
                                + " levels, texts of " + MAX_TEXT + " and numbers of " + MAX_NUMBER + " characters",
                        "документ слишком велик: не более " + MAX_LENGTH + " знаков, " + MAX_DEPTH
                                + " уровней, текст до " + MAX_TEXT + " и число до " + MAX_NUMBER + " знаков")
                .with("max", MAX_LENGTH));
    }

    private static DefinitionException repeated(TokenStreamLocation where) {
        return DefinitionException.of(located(
                where,
                "DUPLICATE_KEY",
                "a property is written twice in one object",
                "свойство записано дважды в одном объекте"));
    }

    private static DefinitionException malformed(TokenStreamLocation where, String en, String ru) {
        return DefinitionException.of(located(where, "MALFORMED", "expected " + en, "ожидается " + ru));
    }

    private static Violation located(TokenStreamLocation where, String code, String en, String ru) {
        String at = where.getLineNr() + ":" + where.getColumnNr();
        return Violation.of("", code, en + ", see line:column " + at, ru + ", смотрите строку:столбец " + at)
                .with("line", where.getLineNr())
                .with("column", where.getColumnNr());
    }
}
