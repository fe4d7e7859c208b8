package dev.crmkit.bench;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessEngine;
import dev.crmkit.core.access.Subject;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.OrgChart;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/**
 * Whether a head of a unit may change a lead he has before him: 200 heads of 20 units, 1,000 leads, the shipped rules.
 * The other way is jCasbin in memory with its model of roles in domains: a line for each role, type and action, a line for
 * each head. Both must come to the same.
 */
final class Checks {
    private static final Related NOT_SHARED = (from, condition) -> false;
    private static final int UNITS = 20;
    private static final int HEADS = 200;
    private static final int LEADS = 1_000;
    private static final String TENANT = "main";
    private static final String MODEL = """
            [request_definition]
            r = sub, dom, obj, act
            [policy_definition]
            p = sub, obj, act
            [role_definition]
            g = _, _, _
            [policy_effect]
            e = some(where (p.eft == allow))
            [matchers]
            m = r.obj == p.obj && r.act == p.act && g(r.sub, p.sub, r.dom)
            """;

    private final SystemEnvironment environment = new SystemEnvironment();
    private final Instant now = environment.now();
    private final SplittableRandom dice = new SplittableRandom(11);
    private final AccessEngine engine;
    private final OrgChart chart;
    private final List<Subject> heads = new ArrayList<>();
    private final List<Record> leads = new ArrayList<>();
    private final List<String> domains = new ArrayList<>();
    private final Enforcer casbin;
    /** A lead of each unit. */
    private final List<Integer> leadOf = new ArrayList<>();

    private int turn;

    private Checks() {
        Definitions definitions = Definitions.shipped().build();
        this.engine = definitions.accessEngine();
        Organisation.Builder firm =
                Organisation.builder(ZoneId.of("Europe/Moscow"), "MSK").unit("net", "Сеть");
        for (int i = 0; i < UNITS; i++) {
            firm.unit("u" + i, "Отдел " + i, "net");
        }
        for (int i = 0; i < HEADS; i++) {
            firm.user("head" + i, "Начальник " + i).role("head" + i, "HEAD", "u" + i % UNITS);
        }
        List<Record> records = firm.build().records(environment);
        this.chart = OrgChart.of(records);
        fill(definitions.schema().type(Lead.TYPE.key()));
        for (int i = 0; i < UNITS; i++) {
            leadOf.add(domains.indexOf("u" + i));
        }
        for (int i = 0; i < HEADS; i++) {
            heads.add(resolved(i));
        }
        this.casbin = policies();
        requireSame();
    }

    static List<Contest> contests() {
        Checks checks = new Checks();
        return List.of(
                new Contest("rights of a record in memory", "/s", 500, () -> {}, checks::ours, checks::casbins),
                new Contest("the same, his roles found anew", "/s", 500, () -> {}, checks::anew, checks::casbins));
    }

    private void fill(RecordType type) {
        for (int i = 0; i < LEADS; i++) {
            int unit = dice.nextInt(UNITS);
            domains.add("u" + unit);
            leads.add(Record.create(type, new UUID(0x7000, Long.MIN_VALUE | i))
                    .set(Lead.TITLE, "Заявка " + i)
                    .set(Lead.STATE, "NEW")
                    .set(Header.UNIT, unit("u" + unit))
                    .build());
        }
    }

    private RecordRef unit(String code) {
        return chart.unit(code).orElseThrow().ref();
    }

    private Subject resolved(int head) {
        Principal principal = chart.principal(TENANT, "head" + head).orElseThrow();
        return Subject.of(principal, chart, TENANT, now);
    }

    private static Enforcer policies() {
        Model model = new Model();
        model.loadModelFromText(MODEL);
        Enforcer enforcer = new Enforcer(model);
        for (String role : List.of("OWNER", "CEO", "HEAD", "DEPUTY_HEAD", "EMPLOYEE")) {
            for (String type : List.of("lead", "deal", "quote", "contract", "task", "company", "contact")) {
                for (String action : List.of("READ", "UPDATE", "DELETE", "ASSIGN", "VIEW_HISTORY", "CONVERT")) {
                    enforcer.addPolicy(role, type, action);
                }
            }
        }
        for (int i = 0; i < HEADS; i++) {
            enforcer.addRoleForUserInDomain("head" + i, "HEAD", "u" + i % UNITS);
        }
        return enforcer;
    }

    private void requireSame() {
        for (int i = 0; i < LEADS; i++) {
            if (may(heads.get(i % HEADS), i) != casbinMay(i % HEADS, i)) {
                throw new IllegalStateException("head " + i % HEADS + " and lead " + i);
            }
        }
    }

    private boolean may(Subject head, int lead) {
        return engine.decide(head, AccessAction.UPDATE, leads.get(lead), NOT_SHARED)
                .permitted();
    }

    private boolean casbinMay(int head, int lead) {
        return casbin.enforce("head" + head, domains.get(lead), "lead", "UPDATE");
    }

    private int next() {
        turn++;
        return turn;
    }

    /** By turns with those who may, as in daily work: a refusal is also explained, which takes longer. */
    private int ownLead(int head) {
        return leadOf.get(head % UNITS);
    }

    int ours() {
        int permitted = 0;
        for (int i = 0; i < 1_000; i++) {
            int head = next() % HEADS;
            permitted += may(heads.get(head), ownLead(head)) ? 1 : 0;
        }
        return permitted;
    }

    int anew() {
        int permitted = 0;
        for (int i = 0; i < 100; i++) {
            int head = next() % HEADS;
            permitted += may(resolved(head), ownLead(head)) ? 1 : 0;
        }
        return permitted;
    }

    int casbins() {
        int permitted = 0;
        for (int i = 0; i < 10; i++) {
            int head = next() % HEADS;
            permitted += casbinMay(head, ownLead(head)) ? 1 : 0;
        }
        return permitted;
    }
}
