package dev.crmkit.examples.notifiers;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.NameSet;
import dev.crmkit.core.access.Scope;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import java.time.Instant;

/**
 * The record type of messages that stay in the application: {@code session.records(Inbox.TYPE)} lists one's own. The owner
 * of a record is its reader, and nobody else reads it, whatever his role.
 */
public final class Inbox {
    public static final Field<String> SUBJECT =
            Field.text("subject", 1000).label("Тема", "Subject").required().fieldClass(FieldClass.PERSONAL);
    public static final Field<String> TEXT =
            Field.text("text", 4000).label("Текст", "Text").fieldClass(FieldClass.PERSONAL);
    /** The record it is about, as {@code type:id}. */
    public static final Field<String> ABOUT =
            Field.code("about", 110).label("О записи", "About").required();
    /** Set by the reader. */
    public static final Field<Instant> READ_AT = Field.instant("readAt").label("Прочитано", "Read at");

    public static final RecordType TYPE = RecordType.business("inbox_message")
            .label("Входящее сообщение", "Inbox message")
            .fields(SUBJECT, TEXT, ABOUT, READ_AT)
            .build();

    private Inbox() {}

    /** The rules with those of the inbox: the service's role delivers, everybody reads and marks his own. */
    public static AccessRules with(AccessRules rules, String serviceRole) {
        return rules.toBuilder()
                .rule(AccessRule.grant("inbox-deliver")
                        .roles(serviceRole)
                        .actions(AccessAction.READ, AccessAction.CREATE_SYSTEM, AccessAction.ASSIGN)
                        .types(TYPE.key())
                        .scope(Scope.ALL)
                        .writable(FieldClass.PERSONAL)
                        .build())
                .rule(AccessRule.grant("inbox-own")
                        .roles(NameSet.any())
                        .actions(AccessAction.READ, AccessAction.UPDATE, AccessAction.DELETE)
                        .types(TYPE.key())
                        .scope(Scope.OWN)
                        .readable(FieldClass.PERSONAL)
                        .build())
                .rule(AccessRule.deny("inbox-of-others")
                        .roles(NameSet.allBut(serviceRole))
                        .everyAction()
                        .types(TYPE.key())
                        .scope(Scope.ALL)
                        .where(
                                TYPE.key(),
                                Header.OWNER.is(Operand.parameter("me")).not())
                        .build())
                .build();
    }
}
