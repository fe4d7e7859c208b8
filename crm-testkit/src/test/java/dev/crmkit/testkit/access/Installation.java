package dev.crmkit.testkit.access;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.NameSet;
import dev.crmkit.core.access.Reach;
import dev.crmkit.core.access.Scope;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is declared in a world of twins: the shipped types with fields of every class, and rules that make some fields
 * hidden everywhere, some hidden here and there, some records seen and not changed.
 */
record Installation(AccessRules rules, Definitions definitions) {
    static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
    static final Field<BigDecimal> MARGIN = Field.decimal("margin", 10, 2).fieldClass(FieldClass.COMMERCIAL);
    static final Field<String> SECRET = Field.text("secret", 50).fieldClass(FieldClass.SECRET);
    static final Field<String> INSIDE = Field.code("inside", 20).fieldClass(FieldClass.PERSONAL);
    static final Field<String> ASSET_TITLE = Field.text("title", 100).required();
    static final RecordType ASSET = RecordType.business("asset")
            .fields(
                    ASSET_TITLE,
                    Field.reference("contact", "contact"),
                    INSIDE,
                    Field.wholeNumber("mileage").fieldClass(FieldClass.COMMERCIAL))
            .build();

    /** Those whose sight is compared; each sees another part. */
    static final List<String> ACTORS =
            List.of("mila", "hana", "hugo", "sveta", "dima", "carl", "adam", "disa", "intake", "nina");

    private static final int RANDOM = 12;
    private static final List<Installation> ALL = all();
    private static final Installation UNGUARDED = of(everything());

    static Installation of(long seed) {
        return ALL.get(Math.floorMod(seed, ALL.size()));
    }

    private static List<Installation> all() {
        List<Installation> all = new ArrayList<>();
        all.add(of(AccessRules.standard()));
        all.add(of(colleagues().build()));
        all.add(of(sometimes().build()));
        for (int seed = 0; seed < RANDOM; seed++) {
            all.add(of(random(Dice.of(seed, "rules"))));
        }
        return List.copyOf(all);
    }

    static Installation of(AccessRules rules) {
        return new Installation(
                rules,
                Definitions.shipped()
                        .type(ASSET)
                        .type(Lead.TYPE.replacing(Lead.BUDGET.fieldClass(FieldClass.COMMERCIAL)))
                        .type(Deal.TYPE
                                .replacing(Deal.AMOUNT.fieldClass(FieldClass.COMMERCIAL))
                                .with(List.of(MARGIN, SECRET)))
                        .type(Contact.TYPE.replacing(Contact.PHONES.fieldClass(FieldClass.PERSONAL)))
                        .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"))
                        .access(rules)
                        .build());
    }

    /** Everybody who holds any role may do anything. */
    static Installation unguarded() {
        return UNGUARDED;
    }

    private static AccessRules everything() {
        AccessRules.Builder builder = AccessRules.builder();
        AccessRules.standard().roles().forEach(builder::role);
        return builder.rule(AccessRule.grant("everything")
                        .roles(NameSet.any())
                        .actions(AccessAction.values())
                        .types(NameSet.any())
                        .scope(Scope.ALL)
                        .readable(FieldClass.values())
                        .writable(FieldClass.values())
                        .build())
                .rule(AccessRule.grant("organisation")
                        .roles(NameSet.any())
                        .actions(AccessAction.values())
                        .types("unit", "user", "role_assignment")
                        .scope(Scope.ALL)
                        .build())
                .build();
    }

    /** Employees see what their colleagues have, without the closed fields of it. */
    static AccessRules.Builder colleagues() {
        return AccessRules.standard().toBuilder()
                .rule(AccessRule.grant("see-colleagues")
                        .roles("EMPLOYEE")
                        .actions(AccessAction.READ, AccessAction.VIEW_HISTORY)
                        .types(NameSet.any())
                        .scope(Scope.UNIT)
                        .build())
                .rule(AccessRule.grant("work-of-colleagues")
                        .roles("EMPLOYEE")
                        .actions(
                                AccessAction.CREATE_MANUAL,
                                AccessAction.UPDATE,
                                AccessAction.DELETE,
                                AccessAction.ASSIGN,
                                AccessAction.IMPORT,
                                AccessAction.TRANSITION,
                                AccessAction.CONVERT)
                        .types(NameSet.any())
                        .scope(Scope.UNIT)
                        .build());
    }

    /** Fields come and go with the state of the record. */
    private static AccessRules.Builder sometimes() {
        return colleagues()
                .rule(AccessRule.grant("open-deals")
                        .roles("EMPLOYEE")
                        .actions(AccessAction.READ)
                        .types("deal")
                        .scope(Scope.ALL)
                        .where("deal", Deal.STAGE.in("PROPOSAL_SENT", "WON"))
                        .readable(FieldClass.SECRET)
                        .build())
                .rule(AccessRule.deny("no-lost-margins")
                        .roles("HEAD", "DEPUTY_HEAD")
                        .actions(AccessAction.READ)
                        .types("deal")
                        .scope(Scope.ALL)
                        .where("deal", Deal.STAGE.is("LOST"))
                        .readable(FieldClass.COMMERCIAL)
                        .build())
                .rule(AccessRule.deny("not-mine-to-read")
                        .roles("HEAD")
                        .actions(AccessAction.READ)
                        .types("contact")
                        .scope(Scope.ALL)
                        .where("contact", Header.OWNER.is(Operand.parameter("me")))
                        .build());
    }

    private static AccessRules random(Dice dice) {
        AccessRules standard = AccessRules.standard();
        AccessRules.Builder builder = AccessRules.builder();
        for (String role : standard.roles()) {
            builder.role(
                    role,
                    standard.roles().stream()
                            .filter(other -> !other.equals(role) && standard.includes(role, other))
                            .toArray(String[]::new));
        }
        standard.rules().stream()
                .filter(rule -> rule.id().startsWith("directory-") || rule.id().startsWith("configure"))
                .forEach(builder::rule);
        for (int i = 0; i < 9; i++) {
            builder.rule(
                    dice.chance(20)
                            ? fill(dice, AccessRule.deny("deny" + i)).build()
                            : fill(dice, AccessRule.grant("grant" + i)).build());
        }
        return builder.build();
    }

    private static <R extends AccessRule> Reach.Builder<R> fill(Dice dice, Reach.Builder<R> rule) {
        rule.roles(dice.pick(List.of("EMPLOYEE", "HEAD", "DISPATCHER", "INTAKE", "CEO")));
        rule.actions(dice.some(Arrays.asList(AccessAction.values()), 12).toArray(AccessAction[]::new));
        rule.actions(AccessAction.READ);
        rule.scope(dice.pick(Arrays.asList(Scope.OWN, Scope.UNIT, Scope.UNIT, Scope.UNIT_TREE, Scope.ALL)));
        boolean deals = dice.chance(30);
        rule.types(deals ? NameSet.of("deal") : dice.chance(70) ? NameSet.any() : NameSet.allBut("lead", "task"));
        if (deals) {
            // Of a field that twins have in common: what a rule looks at is a declared channel.
            rule.where(
                    "deal",
                    dice.pick(List.of(
                            Deal.STAGE.is("WON"), Deal.STAGE.in("WON", "LOST").not())));
        }
        FieldClass[] classes = dice.some(Arrays.asList(FieldClass.values()), 2).toArray(FieldClass[]::new);
        return dice.chance(60) ? rule.readable(classes).writable(classes) : rule;
    }

    static Organisation people() {
        return Organisation.builder(ZoneId.of("Europe/Moscow"), "MSK")
                .unit("net", "Сеть")
                .unit("north", "Север", "net")
                .unit("south", "Юг", "net")
                .unit("north.sales", "Север, продажи", "north")
                .unit("south.sales", "Юг, продажи", "south")
                .user("carl", "Карл")
                .role("carl", "CEO", "net")
                .user("hana", "Хана")
                .role("hana", "HEAD", "north")
                .user("dima", "Дима")
                .role("dima", "DEPUTY_HEAD", "north.sales")
                .user("mila", "Мила")
                .role("mila", "EMPLOYEE", "north.sales")
                .user("max", "Макс")
                .role("max", "EMPLOYEE", "north.sales")
                .user("hugo", "Гуго")
                .role("hugo", "HEAD", "south.sales")
                .user("sveta", "Света")
                .role("sveta", "EMPLOYEE", "south.sales")
                .user("adam", "Адам")
                .role("adam", "ADMIN", "net")
                .user("disa", "Диса")
                .role("disa", "DISPATCHER", "south")
                .user("nina", "Нина")
                .service("intake", "INTAKE", "north.sales")
                .service("automation", "AUTOMATION", "net")
                .build();
    }

    Schema schema() {
        return definitions.schema();
    }

    ReferenceJudge judge(Directory directory) {
        return ReferenceJudge.of(rules, directory, "main", NOW)
                .withRows("stage_record", link("stage_record", "record"))
                .withRows("audit_entry", link("audit_entry", "record"))
                .withRows("audit_change", AuditEntry.Change.ENTRY);
    }

    @SuppressWarnings("unchecked")
    private Field<RecordRef> link(String type, String key) {
        return (Field<RecordRef>) schema().type(type).field(key).orElseThrow();
    }
}
