package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The workflows the library ships: lead, deal, quote, contract and task, first versions.
 *
 * <p>Not in them yet: merging of leads (MERGED), and the expiry of quotes, since a timer counts from an instant and
 * {@code validUntil} is a day. Stateless and thread-safe.
 */
@ForCallers
public final class ShippedWorkflows {
    /** The record types they are for, in this order. */
    public static final List<String> TYPES = List.of("lead", "deal", "quote", "contract", "task");

    private ShippedWorkflows() {}

    /**
     * All of them, read against the shipped record types or ones with more fields.
     *
     * @throws dev.crmkit.spi.DefinitionException if the schema lacks what they speak of
     */
    public static List<WorkflowDefinition> all(Schema schema) {
        return TYPES.stream().map(type -> WorkflowJson.read(json(type), schema)).toList();
    }

    /**
     * The document of one, to be copied and changed.
     *
     * @param type one of {@link #TYPES}
     */
    public static String json(String type) {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("There is no shipped workflow of that type; there are " + TYPES);
        }
        return resource(type + ".json");
    }

    static String resource(String name) {
        try (InputStream document = ShippedWorkflows.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(document).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
