package dev.crmkit.testkit.access;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessDecision;
import dev.crmkit.core.access.AccessEngine;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.FieldAccess;
import dev.crmkit.core.access.Subject;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.testkit.gen.Dice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks the engine and the reference the same questions, and notes where the answers part. */
final class DecisionRun {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final Fault fault;
    private final List<String> differences = new ArrayList<>();
    private long decisions;
    private long permitted;

    DecisionRun(Fault fault) {
        this.fault = fault;
    }

    /** All questions about one world. */
    void world(long seed) {
        everything(seed);
    }

    long decisions() {
        return decisions;
    }

    /** Those answered yes. */
    long permitted() {
        return permitted;
    }

    /** The first ten. */
    List<String> differences() {
        return differences;
    }

    private void everything(long seed) {
        Dice dice = Dice.of(seed, "access");
        Instant now = START.plus(Duration.ofMinutes(dice.below(3 * 24 * 60)));
        People people = People.any(dice, now);
        AccessWorlds worlds = new AccessWorlds(dice, now.atZone(ZoneOffset.UTC).toLocalDate());
        AccessRules rules = worlds.rules();
        List<Record> records = new ArrayList<>(worlds.records(people.users(), people.units(), people.participants()));
        records.addAll(people.records());
        Sides sides = new Sides(
                seed,
                AccessEngine.of(fault.rules().apply(rules), AccessWorlds.SCHEMA)
                        .withDependent(AccessWorlds.STORY, AccessWorlds.RECORD)
                        .withDependent(AccessWorlds.REMARK, AccessWorlds.STORY_OF),
                ReferenceJudge.of(rules, AccessWorlds.ROLES, people.chart(), "main", now)
                        .withRows("story", AccessWorlds.RECORD)
                        .withRows("remark", AccessWorlds.STORY_OF),
                PlainRecords.of(records));
        List<AccessAction> asked = new ArrayList<>(dice.some(Arrays.asList(AccessAction.values()), 6));
        asked.add(AccessAction.READ);
        for (Principal who : people.principals()) {
            Subject subject = subject(who, people, now);
            asked.forEach(action -> compare(sides, who, subject, action));
            masks(sides, who, subject);
        }
    }

    private Subject subject(Principal who, People people, Instant now) {
        Directory directory =
                fault.directory().map(wrapper -> wrapper.apply(people.chart())).orElse(people.chart());
        return Subject.of(directory.principal("main", who.ref()).orElse(who), directory, "main", now);
    }

    /** The two that are to answer alike, and what they are asked about. */
    private record Sides(long seed, AccessEngine engine, ReferenceJudge judge, PlainRecords world) {}

    private void compare(Sides sides, Principal who, Subject subject, AccessAction action) {
        for (Record record : sides.world.all()) {
            AccessWorlds.names(action).forEach(name -> {
                Ruling ruling = sides.judge.judge(who, action, record, name, sides.world);
                AccessDecision decision = sides.engine.decide(subject, action, record, name, sides.world);
                Condition visible = sides.engine.visible(subject, action, record.type(), name);
                String question = who.login() + " " + action + "(" + name + ") " + record;
                note(sides.seed + ": decide " + question, ruling.name(), code(decision));
                boolean fits = sides.world.fits(visible, record);
                note(sides.seed + ": visible " + question, ruling.permitted(), fits);
            });
            if (!action.named()) {
                fields(sides, who, subject, action, record);
            }
        }
    }

    private void fields(Sides sides, Principal who, Subject subject, AccessAction action, Record record) {
        boolean allowed =
                sides.judge.judge(who, action, record, "", sides.world).permitted();
        for (Field<?> field : oneOfEachClass(record)) {
            boolean open = sides.judge.open(who, action, record, field, sides.world);
            FieldAccess access = sides.engine.field(subject, action, record.type(), field);
            boolean answer = access instanceof FieldAccess.Conditional conditional
                    ? sides.world.fits(conditional.when(), record)
                    : access instanceof FieldAccess.Always && allowed;
            note(sides.seed + ": field " + field + " " + who.login() + " " + action + " " + record, open, answer);
        }
    }

    private static List<Field<?>> oneOfEachClass(Record record) {
        List<Field<?>> chosen = new ArrayList<>();
        for (FieldClass each : FieldClass.values()) {
            record.type().fields().stream()
                    .filter(field -> field.fieldClass() == each)
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        return chosen;
    }

    private void masks(Sides sides, Principal who, Subject subject) {
        for (Record record : sides.world.all()) {
            sides.judge.seen(who, record, sides.world).ifPresent(seen -> {
                Record masked = sides.engine.mask(subject, record, sides.world);
                note(sides.seed + ": mask " + who.login() + " " + record, seen, masked);
            });
        }
    }

    private void note(String question, Object expected, Object answer) {
        decisions++;
        permitted += expected.equals(true) || expected.equals(Ruling.PERMIT.name()) ? 1 : 0;
        if (!expected.equals(answer) && differences.size() < 10) {
            differences.add(question + ": " + expected + " expected, " + answer + " answered");
        }
    }

    private static String code(AccessDecision decision) {
        return decision instanceof AccessDecision.Deny deny ? deny.code() : Ruling.PERMIT.name();
    }
}
