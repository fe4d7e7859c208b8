package dev.crmkit.testkit.access;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.ParticipantLevel;
import dev.crmkit.core.imports.ImportMapping;
import dev.crmkit.core.imports.ImportRun;
import dev.crmkit.core.imports.RowVerdict;
import dev.crmkit.core.org.RoleEntry;
import dev.crmkit.core.org.SubstitutionEntry;
import dev.crmkit.core.org.UnitEntry;
import dev.crmkit.core.org.UnitKind;
import dev.crmkit.core.org.UserEntry;
import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.value.Money;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Every public way to data a session has, by name: how it is called with generated arguments, or why it need not be. A
 * way that is in neither list fails {@code DoorsTest}.
 */
final class Doors {
    /** How a door is looked through. */
    record Way(String key, List<String> types, boolean process, Function<Asked, Object> look) {
        /** Whether it answers about many records by a condition: the widest of ways, and asked more often. */
        boolean isList() {
            return LISTS.contains(key);
        }
    }

    private static final Set<String> LISTS = Set.of(
            "Door.list(Query)",
            "Door.list(Condition)",
            "Door.each(Query,Consumer)",
            "Door.count(Condition)",
            "Door.export(Export,Writer)",
            "Door.report(Report)");

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Money PRICE = Money.of("300.00", "RUB");
    private static final List<String> LOGINS = List.of("mila", "hana", "sveta", "nina", "nobody");
    private static final List<String> ROLES = List.of("EMPLOYEE", "HEAD", "CEO", "NONE");
    private static final List<String> UNITS = List.of("net", "north", "north.sales", "south", "moon");

    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final Map<String, String> exempt = new LinkedHashMap<>();

    private Doors() {}

    static Doors all() {
        Doors doors = new Doors();
        doors.questions();
        doors.commands();
        doors.transitions();
        doors.leads();
        doors.drafts();
        doors.files();
        doors.people();
        doors.deputies();
        doors.teams();
        doors.rights();
        doors.exemptions();
        return doors;
    }

    Map<String, Way> ways() {
        return ways;
    }

    /** The reasons, by the key of the way. */
    Map<String, String> exempt() {
        return exempt;
    }

    private void questions() {
        each("Door.find(RecordRef)", asked -> asked.door().find(asked.ref()));
        each("Door.get(RecordRef)", asked -> asked.door().get(asked.ref()));
        each("Door.list(Query)", asked -> asked.door().list(asked.with().query(asked.type())));
        each("Door.list(Condition)", asked -> asked.door().list(asked.with().condition(asked.type(), 3)));
        each("Door.each(Query,Consumer)", asked -> {
            List<RecordView> seen = new ArrayList<>();
            asked.door().each(asked.with().query(asked.type()), seen::add);
            return seen;
        });
        each("Door.count(Condition)", asked -> asked.door().count(asked.with().condition(asked.type(), 3)));
        each("Door.report(Report)", asked -> asked.door().report(asked.with().report(asked.type())));
        each("Door.export(Export,Writer)", asked -> {
            StringWriter written = new StringWriter();
            asked.door().export(asked.with().export(asked.type()), written);
            return written.toString();
        });
        each(
                "Door.stageReport(Report)",
                asked -> asked.door().stageReport(asked.with().report("stage_record")));
        each("Door.history(RecordRef)", asked -> asked.door().history(asked.ref()));
        each("Door.stages(RecordRef)", asked -> asked.door().stages(asked.ref()));
        process(
                "Door.processLog(Condition)",
                Stock.BUSINESS,
                asked -> asked.door().processLog(asked.with().condition(asked.type(), 3)));
        process("Door.moves(RecordRef)", Stock.BUSINESS, asked -> asked.door().moves(asked.ref()));
        one("Tasks.mine(int)", "task", asked -> asked.crm().tasks().mine(5));
    }

    private void commands() {
        each(
                "Door.edit(RecordRef,Map)",
                asked -> asked.door().edit(asked.ref(), asked.with().changes(asked.type())));
        each(
                "Door.edit(RecordView,Map)",
                asked -> asked.onAnyView(new Asked.ViewCommand() {
                    @Override
                    public <V extends RecordView> Object run(dev.crmkit.core.internal.Door<V> door, V view) {
                        return door.edit(view, asked.with().changes(asked.type()));
                    }
                }));
        each(
                "Door.assignTo(RecordRef,RecordRef)",
                asked -> asked.door().assignTo(asked.ref(), asked.with().anyRef("user")));
        each(
                "Door.moveTo(RecordRef,RecordRef)",
                asked -> asked.door().moveTo(asked.ref(), asked.with().anyRef("unit")));
        each("Door.delete(RecordRef)", asked -> Asked.done(() -> asked.door().delete(asked.ref())));
    }

    private void transitions() {
        process(
                "Door.fire(RecordRef,String,Map)",
                Stock.BUSINESS,
                asked -> asked.door()
                        .fire(
                                asked.ref(),
                                asked.with().transition(asked.type()),
                                asked.with().changes(asked.type())));
        process(
                "Door.fire(RecordRef,String)",
                Stock.BUSINESS,
                asked -> asked.door().fire(asked.ref(), asked.with().transition(asked.type())));
        process(
                "Door.fire(RecordView,String,Map)",
                Stock.BUSINESS,
                asked -> asked.onAnyView(new Asked.ViewCommand() {
                    @Override
                    public <V extends RecordView> Object run(dev.crmkit.core.internal.Door<V> door, V view) {
                        return door.fire(
                                view,
                                asked.with().transition(asked.type()),
                                asked.with().changes(asked.type()));
                    }
                }));
        process(
                "Door.fire(RecordView,String)",
                Stock.BUSINESS,
                asked -> asked.onAnyView(new Asked.ViewCommand() {
                    @Override
                    public <V extends RecordView> Object run(dev.crmkit.core.internal.Door<V> door, V view) {
                        return door.fire(view, asked.with().transition(asked.type()));
                    }
                }));
        moved(
                "Deals.clientDecides(Deal)",
                "deal",
                asked -> asked.onView(asked.crm().deals(), (d, v) -> d.clientDecides(v)));
        moved("Deals.needsTime(Deal)", "deal", asked -> asked.onView(asked.crm().deals(), (d, v) -> d.needsTime(v)));
        moved("Deals.accept(Deal)", "deal", asked -> asked.onView(asked.crm().deals(), (d, v) -> d.accept(v)));
        moved(
                "Deals.refuse(Deal,String)",
                "deal",
                asked -> asked.onView(asked.crm().deals(), (d, v) -> d.refuse(v, "no")));
        moved(
                "Deals.reopen(Deal,String)",
                "deal",
                asked -> asked.onView(asked.crm().deals(), (d, v) -> d.reopen(v, "so")));
        moved("Quotes.send(Quote)", "quote", asked -> asked.onView(asked.crm().quotes(), (d, v) -> d.send(v)));
        moved("Quotes.accept(Quote)", "quote", asked -> asked.onView(asked.crm().quotes(), (d, v) -> d.accept(v)));
        moved("Quotes.reject(Quote)", "quote", asked -> asked.onView(asked.crm().quotes(), (d, v) -> d.reject(v)));
        moved(
                "Contracts.sign(Contract)",
                "contract",
                asked -> asked.onView(asked.crm().contracts(), (d, v) -> d.sign(v)));
        moved(
                "Contracts.terminate(Contract,String)",
                "contract",
                asked -> asked.onView(asked.crm().contracts(), (d, v) -> d.terminate(v, "end")));
        moved("Tasks.start(Task)", "task", asked -> asked.onView(asked.crm().tasks(), (d, v) -> d.start(v)));
        moved(
                "Tasks.complete(Task,String)",
                "task",
                asked -> asked.onView(asked.crm().tasks(), (d, v) -> d.complete(v, "ok")));
        moved("Tasks.cancel(Task)", "task", asked -> asked.onView(asked.crm().tasks(), (d, v) -> d.cancel(v)));
    }

    private void leads() {
        one("Leads.register(LeadDraft)", "lead", asked -> asked.crm().leads().register(asked.leadDraft()));
        one(
                "Leads.register(LeadDraft,String)",
                "lead",
                asked -> asked.crm()
                        .leads()
                        .register(asked.leadDraft(), "key" + asked.with().dice().below(3)));
        moved(
                "Leads.startContact(Lead)",
                "lead",
                asked -> asked.onView(asked.crm().leads(), (d, v) -> d.startContact(v)));
        moved(
                "Leads.junk(Lead,String)",
                "lead",
                asked -> asked.onView(asked.crm().leads(), (d, v) -> d.junk(v, "SPAM")));
        moved(
                "Leads.lose(Lead,String)",
                "lead",
                asked -> asked.onView(asked.crm().leads(), (d, v) -> d.lose(v, "no")));
        moved("Leads.qualify(Lead)", "lead", asked -> asked.onView(asked.crm().leads(), (d, v) -> d.qualify(v)));
        moved("Leads.recycle(Lead)", "lead", asked -> asked.onView(asked.crm().leads(), (d, v) -> d.recycle(v)));
        one(
                "Leads.preview(RecordRef,ConversionPlan)",
                "lead",
                asked -> asked.crm().leads().preview(asked.ref(), asked.with().plan()));
        moved(
                "Leads.convert(RecordRef,ConversionPlan)",
                "lead",
                asked -> asked.crm().leads().convert(asked.ref(), asked.with().plan()));
        moved(
                "Leads.convert(RecordRef,ConversionPlan,String)",
                "lead",
                asked -> asked.crm()
                        .leads()
                        .convert(
                                asked.ref(),
                                asked.with().plan(),
                                "key" + asked.with().dice().below(3)));
        moved(
                "Leads.revertConversion(RecordRef)",
                "lead",
                asked -> asked.crm().leads().revertConversion(asked.ref()));
    }

    private void drafts() {
        one(
                "Deals.open(Values)",
                "deal",
                asked -> asked.crm().deals().open(asked.with().draft("deal")));
        one(
                "Quotes.draft(RecordRef,Money)",
                "quote",
                asked -> asked.crm().quotes().draft(asked.with().anyRef("deal"), PRICE));
        one(
                "Quotes.draft(Values)",
                "quote",
                asked -> asked.crm().quotes().draft(asked.with().draft("quote")));
        one(
                "Contracts.draft(RecordRef,Money)",
                "contract",
                asked -> asked.crm().contracts().draft(asked.with().anyRef("deal"), PRICE));
        one(
                "Contracts.draft(Values)",
                "contract",
                asked -> asked.crm().contracts().draft(asked.with().draft("contract")));
        one(
                "Companies.add(Values)",
                "company",
                asked -> asked.crm().clients().companies().add(asked.with().draft("company")));
        one(
                "Contacts.add(Values)",
                "contact",
                asked -> asked.crm().clients().contacts().add(asked.with().draft("contact")));
        one(
                "Tasks.create(Values)",
                "task",
                asked -> asked.crm().tasks().create(asked.with().draft("task")));
        one(
                "Interactions.log(Values)",
                "interaction",
                asked -> asked.crm().interactions().log(asked.with().draft("interaction")));
        one(
                "Interactions.call(RecordRef,String,String)",
                "interaction",
                asked -> asked.crm().interactions().call(asked.with().anyRef("lead"), "SUCCESS", "red"));
        one(
                "CustomRecords.create(Values,String)",
                "asset",
                asked -> asked.crm()
                        .records(Installation.ASSET)
                        .create(asked.with().draft("asset"), "open"));
    }

    private void files() {
        one("Imports.run(ImportMapping,InputStream,ImportRun)", "asset", Doors::imported);
        one(
                "DeadLetters.timers(Query)",
                "timer",
                asked -> asked.crm().deadLetters().timers(asked.with().query("timer")));
        one(
                "DeadLetters.messages(Query)",
                "outbox_message",
                asked -> asked.crm().deadLetters().messages(asked.with().query("outbox_message")));
        one(
                "DeadLetters.retry(RecordRef)",
                "timer",
                asked -> Asked.done(() -> asked.crm().deadLetters().retry(asked.ref())));
    }

    /** Rows about records he sees, by the keys the records show, and new ones by keys that nobody else has. */
    private static Object imported(Asked asked) {
        ImportMapping mapping = ImportMapping.to("asset")
                .column("title", "title")
                .column("inside", "inside")
                .column("mileage", "mileage")
                .externalKey("key", "old")
                .build();
        StringBuilder file = new StringBuilder("key,title,inside,mileage\n");
        for (int i = 0; i < 3; i++) {
            file.append(key(asked)).append(",red,").append(asked.with().dice().pick(List.of("", "red", "blue")));
            file.append(',')
                    .append(asked.with().dice().pick(List.of("", "1", "2")))
                    .append('\n');
        }
        boolean rehearsal = asked.with().dice().chance(50);
        List<RowVerdict> rejected = new ArrayList<>();
        ImportRun run = rehearsal ? ImportRun.rehearsed() : ImportRun.real();
        Object report = asked.crm()
                .imports()
                .run(
                        mapping,
                        new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                        run.rejectedTo(rejected::add));
        return List.of(report, rejected);
    }

    private static String key(Asked asked) {
        return asked.crm()
                .records(Installation.ASSET)
                .find(asked.ref())
                .flatMap(seen -> seen.get(dev.crmkit.spi.schema.Header.EXTERNAL_KEY))
                .map(key -> key.substring(key.indexOf(':') + 1))
                .orElseGet(() -> "own-" + asked.with().dice().below(1000));
    }

    private void people() {
        one("People.user(String)", "user", asked -> asked.crm().people().user(any(asked, LOGINS)));
        one("People.unit(String)", "unit", asked -> asked.crm().people().unit(any(asked, UNITS)));
        one(
                "People.units(Query)",
                "unit",
                asked -> asked.crm().people().units(asked.with().query("unit")));
        one(
                "People.users(Query)",
                "user",
                asked -> asked.crm().people().users(asked.with().query("user")));
        one(
                "People.roles(Query)",
                "role_assignment",
                asked -> asked.crm().people().roles(asked.with().query("role_assignment")));
        one("People.history(RecordRef)", "user", asked -> asked.crm().people().history(asked.ref()));
        one(
                "People.addUnit(UnitEntry)",
                "unit",
                asked -> asked.crm()
                        .people()
                        .addUnit(UnitEntry.below(
                                any(asked, UNITS), "x" + asked.with().dice().below(5), "X")));
        one(
                "People.addUnit(String,String,String,UnitKind)",
                "unit",
                asked -> asked.crm()
                        .people()
                        .addUnit("y" + asked.with().dice().below(5), "Y", any(asked, UNITS), UnitKind.DEPARTMENT));
        one(
                "People.addUser(UserEntry)",
                "user",
                asked -> asked.crm()
                        .people()
                        .addUser(UserEntry.person("p" + asked.with().dice().below(5), "P")
                                .withUnit(any(asked, UNITS))));
        one(
                "People.addUser(String,String)",
                "user",
                asked -> asked.crm().people().addUser("q" + asked.with().dice().below(5), "Q"));
        one("People.deactivate(String)", "user", asked -> asked.crm().people().deactivate(any(asked, LOGINS)));
        one("People.reactivate(String)", "user", asked -> asked.crm().people().reactivate(any(asked, LOGINS)));
        one(
                "People.giveRole(String,String,String)",
                "role_assignment",
                asked -> asked.crm().people().giveRole(any(asked, LOGINS), any(asked, ROLES), any(asked, UNITS)));
        one(
                "People.giveRole(String,String,String,LocalDate,LocalDate)",
                "role_assignment",
                asked -> asked.crm()
                        .people()
                        .giveRole(any(asked, LOGINS), any(asked, ROLES), any(asked, UNITS), DAY, DAY.plusDays(9)));
        one(
                "People.giveRole(RoleEntry)",
                "role_assignment",
                asked -> asked.crm()
                        .people()
                        .giveRole(RoleEntry.of(any(asked, LOGINS), any(asked, ROLES), any(asked, UNITS))));
        one(
                "People.takeRole(String,String,String)",
                "role_assignment",
                asked -> Asked.done(
                        () -> asked.crm().people().takeRole(any(asked, LOGINS), any(asked, ROLES), any(asked, UNITS))));
    }

    private void deputies() {
        one(
                "People.substitute(SubstitutionEntry)",
                "substitution",
                asked -> asked.crm()
                        .people()
                        .substitute(SubstitutionEntry.of(
                                any(asked, LOGINS),
                                any(asked, LOGINS),
                                any(asked, ROLES),
                                any(asked, UNITS),
                                DAY,
                                DAY)));
        one(
                "People.endSubstitution(RecordRef)",
                "substitution",
                asked -> asked.crm().people().endSubstitution(asked.with().anyRef("user")));
        one(
                "People.substitutions(Query)",
                "substitution",
                asked -> asked.crm().people().substitutions(asked.with().query("substitution")));
        one(
                "People.proposeRole(RoleEntry)",
                "role_proposal",
                asked -> asked.crm()
                        .people()
                        .proposeRole(RoleEntry.of(any(asked, LOGINS), any(asked, ROLES), any(asked, UNITS))));
        one(
                "People.confirmRole(RecordRef)",
                "role_proposal",
                asked -> asked.crm().people().confirmRole(asked.with().anyRef("user")));
        one(
                "People.rejectRole(RecordRef)",
                "role_proposal",
                asked -> asked.crm().people().rejectRole(asked.with().anyRef("user")));
        one(
                "People.roleProposals(Query)",
                "role_proposal",
                asked -> asked.crm().people().roleProposals(asked.with().query("role_proposal")));
        one(
                "People.setProfile(String,String)",
                "user",
                asked -> asked.crm().people().setProfile(any(asked, LOGINS), "FULL"));
    }

    private void teams() {
        one(
                "People.addTeam(String,String)",
                "team",
                asked -> asked.crm().people().addTeam("t" + asked.with().dice().below(5), "T"));
        one(
                "People.join(String,String)",
                "team",
                asked -> asked.crm().people().join("t" + asked.with().dice().below(5), any(asked, LOGINS)));
        one(
                "People.leave(String,String)",
                "team",
                asked -> asked.crm().people().leave("t" + asked.with().dice().below(5), any(asked, LOGINS)));
        one(
                "People.teams(Query)",
                "team",
                asked -> asked.crm().people().teams(asked.with().query("team")));
        each(
                "Door.share(RecordRef,RecordRef,ParticipantLevel)",
                asked -> asked.door()
                        .share(
                                asked.ref(),
                                asked.with().anyRef("user"),
                                asked.with().dice().pick(List.of(ParticipantLevel.values()))));
        each(
                "Door.unshare(RecordRef,RecordRef)",
                asked -> asked.door().unshare(asked.ref(), asked.with().anyRef("user")));
        each(
                "Door.reveal(RecordRef,Field,String)",
                asked -> asked.door()
                        .reveal(
                                asked.ref(),
                                asked.with()
                                        .dice()
                                        .pick(List.copyOf(asked.with()
                                                .schema()
                                                .type(asked.type())
                                                .fields())),
                                "red"));
        each("Door.participants(RecordRef)", asked -> asked.door().participants(asked.ref()));
    }

    private void rights() {
        each(
                "Rights.explain(AccessAction,RecordRef)",
                asked -> asked.crm()
                        .rights()
                        .explain(
                                asked.with().dice().pick(List.of(AccessAction.READ, AccessAction.DELETE)),
                                asked.ref()));
        process(
                "Rights.explain(AccessAction,String,RecordRef)",
                Stock.BUSINESS,
                asked -> asked.crm()
                        .rights()
                        .explain(AccessAction.TRANSITION, asked.with().transition(asked.type()), asked.ref()));
        one("Rights.whatCan()", "lead", asked -> asked.crm().rights().whatCan());
    }

    private static String any(Asked asked, List<String> words) {
        return asked.with().dice().pick(words);
    }

    private void exemptions() {
        String condition = "makes a condition and touches no data; it is asked through list, count and report";
        exempt.put("Companies.at(ClientStage,Instant)", condition);
        exempt.put("Contacts.at(ClientStage,Instant)", condition);
        String host =
                "the host's own, with no actor: it answers how many rounds were made, to whoever runs the process";
        exempt.put("Crm.fireTimers()", host);
        exempt.put("Crm.sendMessages()", host);
        exempt.put("CrmTenant.fireTimers()", host);
        exempt.put("CrmTenant.sendMessages()", host);
        exempt.put("Crm.bootstrap(Organisation)", "the host's own, before there is any actor");
        exempt.put("CrmTenant.bootstrap(Organisation)", "the host's own, before there is any actor");
        String giver = "answers whoever gives roles in the unit of the record about the rules, by the real record";
        exempt.put("Rights.explainFor(String,AccessAction,String,RecordRef)", giver);
        exempt.put("Rights.whoCan(AccessAction,String,RecordRef)", giver);
        exempt.put("Rights.whatCan(String)", "answers whoever gives roles in the unit of the user about his roles");
        exempt.put("Crm.definitions()", "what the host itself declared");
        exempt.put("Crm.close()", "releases the store and answers nothing");
        exempt.put("Crm.builder()", "makes an installation, before there is any data");
    }

    /** For the records of every type. */
    private void each(String key, Function<Asked, Object> look) {
        ways.put(key, new Way(key, Stock.BUSINESS, false, look));
    }

    private void one(String key, String type, Function<Asked, Object> look) {
        ways.put(key, new Way(key, List.of(type), false, look));
    }

    /** A guard or an effect of a process looks at the world as it is. */
    private void process(String key, List<String> types, Function<Asked, Object> look) {
        ways.put(key, new Way(key, types, true, look));
    }

    private void moved(String key, String type, Function<Asked, Object> look) {
        process(key, List.of(type), look);
    }
}
