package dev.crmkit.examples.data;

import dev.crmkit.core.org.Organisation;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who sells: agents in the unit of their manager, managers in the unit of their regional office. Names are logins. */
final class SalesPeople {
    private final List<Row> rows = SharedFiles.rows("crm-sales/sales_teams.csv");

    /** Besides them the owner of the firm, and three who may see no deal. */
    Organisation organisation() {
        Organisation.Builder firm = Organisation.builder(ZoneOffset.UTC, "MSK").unit("firm", "Firm");
        person(firm, "olga", "OWNER", "firm");
        person(firm, "adam", "ADMIN", "firm");
        person(firm, "stranger", "EMPLOYEE", "firm");
        firm.user("roleless", "Roleless");
        Set<String> known = new LinkedHashSet<>();
        for (Row row : rows) {
            String region = row.text("regional_office");
            String manager = row.text("manager");
            if (known.add(region)) {
                person(firm.unit(region, region, "firm"), region, "HEAD", region);
            }
            if (known.add(manager)) {
                person(firm.unit(manager, manager, region), manager, "HEAD", manager);
            }
            person(firm, row.text("sales_agent"), "EMPLOYEE", manager);
        }
        return firm.build();
    }

    private static void person(Organisation.Builder firm, String login, String role, String unit) {
        firm.user(login, login).role(login, role, unit);
    }

    /** The manager of each agent. */
    Map<String, String> managers() {
        Map<String, String> managers = new HashMap<>();
        rows.forEach(row -> managers.put(row.text("sales_agent"), row.text("manager")));
        return managers;
    }

    List<String> names(String column) {
        return rows.stream().map(row -> row.text(column)).distinct().toList();
    }
}
