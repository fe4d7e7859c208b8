package dev.crmkit.core.org;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;

/**
 * The record type {@code user}: a person or a service that acts.
 *
 * <p>Its standard fields are the directory card every role reads; the others are PERSONAL.
 */
@ForCallers
public record User(Record record) implements RecordView {
    /** Unique; compared as it stands. */
    public static final Field<String> LOGIN =
            Field.code("login", 100).label("Логин", "Login").required().unique();

    public static final Field<String> NAME =
            Field.text("name", 200).label("Имя", "Name").required();
    /** Whoever is not active may do nothing. */
    public static final Field<Boolean> ACTIVE =
            Field.bool("active").label("Активен", "Active").required();

    public static final Field<String> KIND = Field.choice(
                    "kind", Option.of("PERSON", "Человек", "Person"), Option.of("SERVICE", "Служба", "Service"))
            .label("Вид", "Kind")
            .required();
    /** The unit he sits in; his rights come from his roles alone. */
    public static final Field<RecordRef> UNIT = Field.reference("unit", "unit").label("Подразделение", "Unit");
    /** A language tag, such as {@code ru}. */
    public static final Field<String> LOCALE =
            Field.code("locale", 35).label("Язык", "Language").fieldClass(FieldClass.PERSONAL);
    /** Empty: the zone of his unit. */
    public static final Field<String> ZONE =
            Field.code("zone", 60).label("Часовой пояс", "Time zone").fieldClass(FieldClass.PERSONAL);

    /** The capability profile; empty for FULL, which cuts nothing. */
    public static final Field<String> PROFILE =
            Field.code("profile", 60).label("Профиль", "Profile").fieldClass(FieldClass.PERSONAL);

    public static final Field<List<RecordRef>> TEAMS =
            Field.multiReference("teams", "team").label("Команды", "Teams");

    public static final RecordType TYPE = RecordType.plain("user")
            .label("Пользователь", "User")
            .fields(LOGIN, NAME, ACTIVE, KIND, UNIT, LOCALE, ZONE, PROFILE, TEAMS)
            .withHistory()
            .build();

    public String login() {
        return record.require(LOGIN);
    }

    public String name() {
        return record.require(NAME);
    }

    public boolean active() {
        return record.require(ACTIVE);
    }
}
