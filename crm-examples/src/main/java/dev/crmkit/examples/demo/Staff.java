package dev.crmkit.examples.demo;

import dev.crmkit.core.org.Organisation;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The people of the example: one sales department. */
final class Staff {
    static final String HEAD = "hana";
    static final List<String> MANAGERS = List.of("mila", "max", "nina");
    private static final Map<String, String> NAMES =
            Map.of("hana", "Хана Соколова", "mila", "Мила Орлова", "max", "Макс Лебедев", "nina", "Нина Ёлкина");

    private Staff() {}

    static Organisation organisation(ZoneId zone, String calendar) {
        Organisation.Builder builder = Organisation.builder(zone, calendar)
                .unit("company", "Компания")
                .unit("sales", "Отдел продаж", "company")
                .user("olga", "Ольга Громова")
                .role("olga", "OWNER", "company")
                .user(HEAD, name(HEAD))
                .role(HEAD, "HEAD", "sales")
                .service("automation", "AUTOMATION", "company");
        MANAGERS.forEach(login -> builder.user(login, name(login)).role(login, "EMPLOYEE", "sales"));
        return builder.build();
    }

    static String name(String login) {
        return NAMES.getOrDefault(login, login);
    }
}
