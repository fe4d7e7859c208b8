package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.org.User;
import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.core.workflow.TextTemplate;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoredText;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts queued messages into the words their recipients may read at this moment. Whoever may not read the record hears
 * nothing; what he may not read of it is not told.
 *
 * @param desk where the clock stands at the instant of the round
 */
record Letters(Desk desk) {
    private static final int SUBJECT = 1_000;
    private static final int TEXT = 4_000;

    /** The letter; empty when there is nobody to whom it may be sent. */
    Optional<Notification> of(Record message) {
        return desk.shop()
                .directory()
                .principal(desk.tenant(), message.require(OutboxMessage.RECIPIENT))
                .filter(Principal::active)
                .flatMap(recipient -> to(recipient, message));
    }

    private Optional<Notification> to(Principal recipient, Record message) {
        RecordRef about = message.require(OutboxMessage.RECORD);
        return new CommandRunner(desk.of(recipient.login()))
                .look(
                        needs -> {
                            needs.read(List.of(about));
                            needs.read(User.TYPE.key(), User.LOGIN.is(recipient.login()), 1);
                        },
                        work -> work.find(about)
                                .filter(record -> work.decide(AccessAction.READ, record, "")
                                        .permitted())
                                .map(record -> written(message, record, work)));
    }

    private Notification written(Record message, Record about, Work work) {
        MessageWords words = new MessageWords(
                language(work, message), work.sender().bindings().zone());
        Map<String, List<String>> filling = Outgoing.filling(message);
        String subject = TextTemplate.fill(
                template(message, words, OutboxMessage.SUBJECT_RU, OutboxMessage.SUBJECT_EN),
                name -> said(name, about, filling, work, words));
        String text = TextTemplate.fill(
                template(message, words, OutboxMessage.TEXT_RU, OutboxMessage.TEXT_EN),
                name -> said(name, about, filling, work, words));
        return new Notification(
                new OutboxMessage(message).key(),
                desk.tenant(),
                work.sender().login(),
                about.ref(),
                words.language(),
                Outgoing.limited(oneLine(subject), SUBJECT),
                Outgoing.limited(text, TEXT));
    }

    /** The recipient's language, where our own user record knows it. */
    private Locale language(Work work, Record message) {
        return work.first(User.TYPE, User.LOGIN, message.require(OutboxMessage.RECIPIENT))
                .flatMap(user -> user.get(User.LOCALE))
                .map(Locale::forLanguageTag)
                .orElse(desk.shop().definitions().locale());
    }

    private static String template(Record message, MessageWords words, Field<String> ru, Field<String> en) {
        return message.get(words.russian() ? ru : en).orElse("");
    }

    private static String said(
            String name, Record about, Map<String, List<String>> filling, Work work, MessageWords words) {
        if (name.equals("id")) {
            return about.id().toString();
        }
        Optional<Field<?>> field = about.type().field(name);
        if (field.isEmpty()) {
            return "";
        }
        if (!FieldRights.open(work, AccessAction.READ, about, field.get())) {
            return words.hidden();
        }
        return Optional.ofNullable(filling.get(name))
                .map(texts -> words.of(field.get(), StoredText.read(field.get(), texts)))
                .orElse("");
    }

    /** A line break in a subject would begin a header of its own in a mail. */
    private static String oneLine(String subject) {
        return subject.replaceAll("\\R|[\\p{Cc}]", " ").strip();
    }
}
