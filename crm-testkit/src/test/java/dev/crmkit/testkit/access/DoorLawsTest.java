package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessEngine;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.FieldAccess;
import dev.crmkit.core.access.Scope;
import dev.crmkit.core.access.Subject;
import dev.crmkit.core.history.HistoryEntry;
import dev.crmkit.core.internal.Door;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.RecordView;
import dev.crmkit.core.report.Report;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The laws of access as whoever stands at the doors meets them, in worlds and under rules at random. */
class DoorLawsTest {
    private static final int WORLDS = Integer.getInteger("crm.access.worlds", 16);

    /** AC-01: without rules a full world answers like an empty one, and keeps everything as it is. */
    @Test
    void without_rules_nothing_is_possible() {
        AccessRules.Builder none = AccessRules.builder();
        AccessRules.standard().roles().forEach(none::role);
        Installation installation = Installation.of(none.build());
        for (int seed = 0; seed < 10; seed++) {
            Opening opening = Opening.of(seed, installation);
            Site full = opening.site();
            Site empty = Site.empty(installation);
            List<String> before = full.dump();
            for (Doors.Way way : Doors.all().ways().values()) {
                String type = way.types().get(seed % way.types().size());
                String at = Calls.answer(full, opening, way, type, seed);
                assertThat(at).as("%s", way.key()).isEqualTo(Calls.answer(empty, opening, way, type, seed));
            }
            assertThat(full.dump()).isEqualTo(before);
        }
    }

    /** AC-03: a list, a count, a walk and a report show just the records he may read, each as he may see it. */
    @Test
    void all_that_is_shown_is_what_one_may_read() {
        int shown = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            Opening opening = Opening.of(seed);
            PlainRecords records = opening.records();
            Site site = opening.site();
            for (String type : Stock.BUSINESS) {
                Door<?> door = Calls.door(site, opening, type);
                List<String> expected = opening.world().business().stream()
                        .filter(record -> record.type().key().equals(type))
                        .filter(record -> record.get(Header.DELETED_AT).isEmpty())
                        .filter(record -> record.get(Header.ARCHIVED_AT).isEmpty())
                        .flatMap(record -> opening.judge().seen(opening.who(), record, records).stream())
                        .map(Canon::print)
                        .sorted()
                        .toList();
                shown += expected.size();
                assertThat(walked(door, 2)).isEqualTo(expected);
                assertThat(door.list(Query.all().limit(500)).items()).hasSameSizeAs(expected);
                assertThat(door.count(Condition.always())).isEqualTo(expected.size());
                assertThat(counted(door)).isIn((long) expected.size(), -1L);
            }
        }
        assertThat(shown).isGreaterThan(WORLDS);
    }

    private static List<String> walked(Door<?> door, int page) {
        List<String> walked = new ArrayList<>();
        door.each(Query.all().limit(page), view -> walked.add(Canon.print(view.record())));
        walked.sort(null);
        return walked;
    }

    /** The rows of a report added up; -1 where even that field is closed. */
    private static long counted(Door<?> door) {
        try {
            return door.report(Report.all().by(Header.ORIGIN).count("n")).rows().stream()
                    .mapToLong(row -> row.count("n"))
                    .sum();
        } catch (CrmException closed) {
            return -1;
        }
    }

    /** AC-16: the history of what he sees has the values of just the fields he may read now. */
    @Test
    void the_history_is_as_open_as_the_fields_are_now() {
        int edits = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            Opening opening = Opening.of(seed);
            PlainRecords records = opening.records();
            Site site = opening.site();
            for (Record record : opening.world().business()) {
                Door<?> door = Calls.door(site, opening, record.type().key());
                boolean readable = opening.judge()
                                .judge(opening.who(), AccessAction.READ, record, "", records)
                                .permitted()
                        && record.get(Header.DELETED_AT).isEmpty();
                boolean viewable = opening.judge()
                        .judge(opening.who(), AccessAction.VIEW_HISTORY, record, "", records)
                        .permitted();
                String expected = !readable ? "NOT_FOUND" : viewable ? "done" : "ACCESS_DENIED";
                assertThat(Answers.of(() -> door.history(record.ref()))).isEqualTo(expected);
                if (expected.equals("done")) {
                    edits += masked(door.history(record.ref()), opening, record, records);
                }
            }
        }
        assertThat(edits).isGreaterThan(WORLDS);
    }

    private static int masked(List<HistoryEntry> history, Opening opening, Record record, PlainRecords records) {
        int edits = 0;
        for (HistoryEntry entry : history) {
            for (HistoryEntry.FieldEdit edit : entry.edits()) {
                Field<?> field = record.type().field(edit.field()).orElseThrow();
                boolean open = opening.judge().open(opening.who(), AccessAction.READ, record, field, records);
                assertThat(edit.masked()).isEqualTo(!open);
                assertThat(open || (edit.oldValue().isEmpty() && edit.newValue().isEmpty()))
                        .isTrue();
                edits++;
            }
        }
        return edits;
    }

    /** AC-05: a field of a class nobody granted him is refused wherever he asks by it, whatever is there. */
    @Test
    void nobody_asks_by_a_class_he_was_not_granted() {
        Set<FieldClass> refused = new LinkedHashSet<>();
        for (int seed = 0; seed < WORLDS; seed++) {
            Opening opening = Opening.of(seed);
            AccessEngine engine = opening.installation().definitions().accessEngine();
            Subject subject = Subject.of(opening.who(), opening.blank().directory(), "main", Installation.NOW);
            for (Site site : List.of(opening.site(), Site.empty(opening.installation()))) {
                for (String type : Stock.BUSINESS) {
                    opening.installation().schema().type(type).fields().stream()
                            .filter(field -> engine.field(
                                            subject,
                                            AccessAction.READ,
                                            opening.installation().schema().type(type),
                                            field)
                                    instanceof FieldAccess.Never)
                            .forEach(field -> {
                                refused.add(field.fieldClass());
                                refuses(Calls.door(site, opening, type), field);
                            });
                }
            }
        }
        assertThat(refused).contains(FieldClass.PERSONAL, FieldClass.COMMERCIAL, FieldClass.SECRET);
    }

    private static void refuses(Door<?> door, Field<?> field) {
        String told = field.key() + " FIELD_CLASS";
        assertThat(List.of(
                        Answers.of(() -> door.list(field.isNotEmpty())),
                        Answers.of(() -> door.count(field.isEmpty())),
                        Answers.of(() ->
                                door.report(Report.where(field.isNotEmpty()).count("n"))),
                        Answers.of(() -> door.report(Report.all().countOf("n", field)))))
                .containsOnly(told);
        if (field.type().ordered()) {
            assertThat(Answers.of(() -> door.list(Query.all().sortBy(field)))).isEqualTo(told);
        }
    }

    /** AC-06: an id out of sight and an id of nothing are answered alike, by every way there is. */
    @Test
    void an_id_out_of_sight_is_answered_like_one_of_nothing() {
        int compared = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            Opening opening = Opening.of(seed);
            List<RecordRef> seen = opening.twins(false).seen(opening.world());
            for (Record record : opening.world().business()) {
                if (!seen.contains(record.ref())) {
                    compared += Calls.sameAsUnknown(opening, record.ref());
                }
            }
        }
        assertThat(compared).isGreaterThan(10 * WORLDS);
    }

    /** AC-07: a field one may not write is refused by name and never passed over; what the library keeps is nobody's. */
    @Test
    void what_one_may_not_write_is_refused_and_the_rest_is_written() {
        Map<String, Integer> answers = new HashMap<>();
        for (int seed = 0; seed < WORLDS; seed++) {
            Opening opening = Opening.of(seed);
            PlainRecords records = opening.records();
            Site site = opening.site();
            for (RecordRef ref : opening.twins(false).seen(opening.world())) {
                Record record = records.find(ref).orElseThrow();
                Door<?> door = Calls.door(site, opening, ref.type());
                for (Field<?> field : record.type().fields()) {
                    String answer = written(opening, site, door, record, field);
                    answers.merge(answer.replace(field.key() + " ", ""), 1, Integer::sum);
                }
            }
        }
        assertThat(answers.keySet()).contains("done", "FIELD_CLASS", "MANAGED", "ACCESS_DENIED");
    }

    private static String written(Opening opening, Site site, Door<?> door, Record record, Field<?> field) {
        Object value = new Assortment(Dice.of(7), opening.users()).value(field).orElse("x");
        List<String> before = site.dump();
        String answer = Answers.of(() -> door.edit(record.ref(), Map.of(field, value)));
        boolean open = opening.judge().open(opening.who(), AccessAction.UPDATE, record, field, opening.records());
        if (!answer.equals("done")) {
            assertThat(site.dump()).as("%s %s", answer, field).isEqualTo(before);
        } else {
            assertThat(open && !field.isManaged())
                    .as("%s of %s is written", field, record)
                    .isTrue();
        }
        return answer;
    }

    /** AC-08: one more deny shows nothing more, one more grant hides nothing. */
    @Test
    void a_deny_never_widens_and_a_grant_never_narrows() {
        for (int seed = 0; seed < WORLDS; seed++) {
            Dice dice = Dice.of(seed, "monotone");
            Opening opening = Opening.of(seed);
            AccessRules rules = opening.installation().rules();
            Scope scope = dice.pick(List.of(Scope.OWN, Scope.UNIT, Scope.UNIT_TREE));
            String role = dice.pick(List.of("EMPLOYEE", "HEAD", "CEO"));
            Set<String> now = shown(opening, opening.installation());
            Set<String> less = shown(
                    opening,
                    Installation.of(rules.toBuilder()
                            .rule(AccessRule.deny("less")
                                    .roles(role)
                                    .everyAction()
                                    .types("deal", "lead", "contact")
                                    .scope(scope)
                                    .build())
                            .build()));
            Set<String> more = shown(
                    opening,
                    Installation.of(rules.toBuilder()
                            .rule(AccessRule.grant("more")
                                    .roles(role)
                                    .actions(AccessAction.READ)
                                    .types("deal", "lead", "contact")
                                    .scope(scope)
                                    .build())
                            .build()));
            assertThat(now).containsAll(less);
            assertThat(more).containsAll(now);
        }
    }

    private static Set<String> shown(Opening opening, Installation installation) {
        Site site = Site.empty(installation).keeping(opening.world());
        Set<String> shown = new LinkedHashSet<>();
        for (String type : Stock.BUSINESS) {
            Calls.door(site, opening, type)
                    .each(
                            Query.all().withArchived(),
                            view -> shown.add(view.ref().toString()));
        }
        return shown;
    }

    /** AC-10: whatever is refused leaves no trace, and no question does. */
    @Test
    void a_refusal_and_a_question_leave_no_trace() {
        int refused = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            Opening opening = Opening.of(seed);
            Site site = opening.site();
            List<Doors.Way> ways = List.copyOf(Doors.all().ways().values());
            Dice plot = Dice.of(seed, "trace");
            for (int step = 0; step < 25; step++) {
                Doors.Way way = plot.pick(ways);
                List<String> before = site.dump();
                boolean given = Calls.isGiven(site, opening, way, plot.pick(way.types()), seed * 100L + step);
                if (!given || isQuestion(way)) {
                    assertThat(site.dump())
                            .as("%d/%d %s", seed, step, way.key())
                            .isEqualTo(before);
                    refused += given ? 0 : 1;
                }
            }
        }
        assertThat(refused).isGreaterThan(5 * WORLDS);
    }

    private static boolean isQuestion(Doors.Way way) {
        return way.key()
                .matches("Door\\.(find|get|list|each|count|report|stageReport|history|stages|processLog|moves)\\(.*"
                        + "|Leads\\.preview\\(.*|Tasks\\.mine\\(.*|DeadLetters\\.(timers|messages)\\(.*"
                        + "|People\\.(user|unit|users|units|roles|history)\\(.*");
    }

    /** AC-12: whatever somebody does, nothing that was out of his sight comes into it by that. */
    @Test
    void nobody_lets_himself_in() {
        int done = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            Opening opening = Opening.of(seed);
            Site site = opening.site();
            Set<RecordRef> unseen = opening.world().business().stream()
                    .map(Record::ref)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            unseen.removeAll(opening.twins(false).seen(opening.world()));
            List<Doors.Way> ways = List.copyOf(Doors.all().ways().values());
            Dice plot = Dice.of(seed, "climb");
            for (int step = 0; step < 40; step++) {
                Doors.Way way = plot.pick(ways);
                done += Calls.isGiven(site, opening, way, plot.pick(way.types()), seed * 100L + step) ? 1 : 0;
            }
            for (RecordRef ref : unseen) {
                assertThat(found(site, opening, ref)).as("%d: %s", seed, ref).isFalse();
            }
        }
        assertThat(done).isGreaterThan(5 * WORLDS);
    }

    /** Whoever has kept himself out sees nothing at all. */
    private static boolean found(Site site, Opening opening, RecordRef ref) {
        try {
            Door<? extends RecordView> door = Calls.door(site, opening, ref.type());
            return door.find(ref).isPresent();
        } catch (CrmException nobody) {
            return false;
        }
    }
}
