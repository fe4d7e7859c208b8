package dev.crmkit.core.org;

import dev.crmkit.spi.value.RecordRef;
import java.time.ZoneId;

/** A network of car dealers with everybody's roles. */
public final class Dealers {
    public static final Organisation ORGANISATION = Organisation.builder(ZoneId.of("Europe/Moscow"), "MSK")
            .unit("net", "Сеть")
            .unit("north", "Север", "net")
            .unit("south", "Юг", "net")
            .unit("north.sales", "Север, продажи", "north")
            .unit("north.service", "Север, сервис", "north")
            .unit("south.sales", "Юг, продажи", "south")
            .unit("guard", "Охрана")
            .unit("disp", "Диспетчерская", "guard")
            .unit("tech", "Технический отдел", "guard")
            .user("olga", "Ольга")
            .role("olga", "OWNER", "net")
            .user("carl", "Карл")
            .role("carl", "CEO", "net")
            .user("hana", "Хана")
            .role("hana", "HEAD", "north.sales")
            .user("dima", "Дима")
            .role("dima", "DEPUTY_HEAD", "north.sales")
            .user("mila", "Мила")
            .role("mila", "EMPLOYEE", "north.sales")
            .user("max", "Макс")
            .role("max", "EMPLOYEE", "north.sales")
            .user("sveta", "Света")
            .role("sveta", "EMPLOYEE", "south.sales")
            .user("adam", "Адам")
            .role("adam", "ADMIN", "net")
            .user("disa", "Диса")
            .role("disa", "DISPATCHER", "disp")
            .user("nobody", "Никто")
            .service("intake", "INTAKE", "net")
            .service("automation", "AUTOMATION", "net")
            .build();

    public static final OrgChart CHART = OrgChart.of(ORGANISATION.records(new CountingEnvironment()));

    private Dealers() {}

    public static RecordRef user(String login) {
        return CHART.principal("main", login).orElseThrow().ref();
    }

    public static RecordRef unit(String code) {
        return CHART.unit(code).orElseThrow().ref();
    }
}
