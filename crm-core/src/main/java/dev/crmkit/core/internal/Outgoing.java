package dev.crmkit.core.internal;

import dev.crmkit.core.internal.json.Json;
import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.TextTemplate;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoredText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Queues messages: templates, and the values of the moment it happens. {@link Letters} puts them into words when they are
 * sent, by the rights of that moment.
 */
final class Outgoing {
    private static final int FILLING = 90_000;
    private static final int LONGEST = 4_000;

    private Outgoing() {}

    /** A message to the owner; nobody hears when there is none. */
    static void toOwner(Work work, Effect.NotifyOwner wish, Record about) {
        about.get(Header.OWNER)
                .flatMap(
                        owner -> work.shop().directory().principal(work.sender().tenant(), owner))
                .map(Principal::login)
                .ifPresent(login -> work.insert(message(work, wish, about, login)));
    }

    private static Record message(Work work, Effect.NotifyOwner wish, Record about, String login) {
        Record.Builder message = work.create(OutboxMessage.TYPE);
        return message.set(OutboxMessage.KEY, about.ref() + ":" + message.id())
                .set(OutboxMessage.RECIPIENT, login)
                .set(OutboxMessage.RECORD, about.ref())
                .set(OutboxMessage.SUBJECT_RU, wish.subject().ru())
                .set(OutboxMessage.SUBJECT_EN, wish.subject().en())
                .set(OutboxMessage.TEXT_RU, wish.text().ru())
                .set(OutboxMessage.TEXT_EN, wish.text().en())
                .set(OutboxMessage.FILLING, Json.write(filling(wish, about)))
                .set(Due.DUE_AT, work.moment(about.ref()))
                .set(Due.ORDERING_KEY, about.ref().toString())
                .set(Due.ATTEMPTS, 0L)
                .build();
    }

    private static Map<String, Object> filling(Effect.NotifyOwner wish, Record about) {
        Set<String> named = new TreeSet<>();
        Stream.of(wish.subject(), wish.text())
                .flatMap(template -> Stream.of(template.ru(), template.en()))
                .forEach(template -> named.addAll(TextTemplate.places(template)));
        int longest = Math.min(LONGEST, FILLING / Math.max(1, named.size()));
        Map<String, Object> filling = new TreeMap<>();
        for (String name : named) {
            Optional<Field<?>> field = about.type().field(name);
            field.flatMap(about::value)
                    .ifPresent(value -> filling.put(name, StoredText.write(field.orElseThrow(), cut(value, longest))));
        }
        return filling;
    }

    private static Object cut(Object value, int longest) {
        return value instanceof String text ? limited(text, longest) : value;
    }

    /** The text, or its first code points. */
    static String limited(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    /** What was queued, by field. */
    static Map<String, List<String>> filling(Record message) {
        Map<String, List<String>> filling = new TreeMap<>();
        message.get(OutboxMessage.FILLING).ifPresent(json -> {
            Map<?, ?> read = (Map<?, ?>) Json.read(json);
            read.forEach((name, texts) -> filling.put(
                    (String) name,
                    ((List<?>) texts).stream().map(String.class::cast).toList()));
        });
        return filling;
    }
}
