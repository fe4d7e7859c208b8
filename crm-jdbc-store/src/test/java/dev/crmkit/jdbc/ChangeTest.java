package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.CODE;
import static dev.crmkit.jdbc.Samples.NICK;
import static dev.crmkit.jdbc.Samples.SCORE;
import static dev.crmkit.jdbc.Samples.TAGS;
import static dev.crmkit.jdbc.Samples.TITLE;
import static dev.crmkit.jdbc.Samples.binned;
import static dev.crmkit.jdbc.Samples.lead;
import static dev.crmkit.jdbc.Samples.matchKey;
import static dev.crmkit.jdbc.Workbench.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ChangeTest {
    private final Workbench bench;
    private final Record lead =
            lead("one").set(SCORE, 1L).set(TAGS, List.of("A", "B")).build();

    ChangeTest(Database database) {
        bench = Workbench.ready(database);
    }

    @Test
    void an_update_changes_and_clears_fields_and_lists() {
        bench.insert(lead);
        Record after = lead.next()
                .set(TITLE, "two")
                .clear(SCORE)
                .set(TAGS, List.of("C"))
                .build();
        bench.apply(update(lead, after));
        assertThat(bench.get(lead)).isEqualTo(after);
        assertThat(bench.ids("lead", TITLE.is("two"))).containsExactly(lead.id());
        assertThat(bench.ids("lead", TAGS.has("A"))).isEmpty();
    }

    @Test
    void an_update_without_changed_fields_moves_the_version() {
        bench.insert(lead);
        bench.apply(update(lead, lead.next().build()));
        assertThat(bench.get(lead).version()).isEqualTo(2);
    }

    @Test
    void a_stale_version_is_a_conflict_that_names_record_and_versions() {
        bench.insert(lead);
        Record second = lead.next().set(TITLE, "two").build();
        bench.apply(update(lead, second));
        VersionConflictException conflict = catchThrowableOfType(
                VersionConflictException.class,
                () -> bench.apply(update(lead, lead.next().build())));
        assertThat(conflict.ref()).isEqualTo(lead.ref());
        assertThat(conflict.expected()).isEqualTo(1);
        assertThat(conflict.actual()).isEqualTo(2);
        assertThat(bench.get(lead)).isEqualTo(second);
    }

    @Test
    void a_conflict_in_one_of_many_changes_leaves_no_trace_of_the_others() {
        Record other = lead("other").build();
        bench.insert(lead, other);
        Record stale = Record.stored(Samples.LEAD, other.id(), 7).build();
        VersionConflictException conflict = catchThrowableOfType(
                VersionConflictException.class,
                () -> bench.apply(
                        new Change.Insert(lead("new").build()),
                        update(lead, lead.next().set(TITLE, "x").build()),
                        new Change.Remove(stale)));
        assertThat(conflict.ref()).isEqualTo(other.ref());
        assertThat(bench.find("lead", Condition.always())).containsExactlyInAnyOrder(lead, other);
    }

    @Test
    void a_record_that_is_gone_is_a_conflict_without_an_actual_version() {
        VersionConflictException conflict =
                catchThrowableOfType(VersionConflictException.class, () -> bench.apply(new Change.Remove(lead)));
        assertThat(conflict.actual()).isZero();
    }

    @Test
    void a_permit_is_judged_by_the_stored_record() {
        bench.insert(lead);
        Record after = lead.next().set(SCORE, 5L).build();
        Condition permit = SCORE.is(5L).or(TITLE.is("none"));
        assertThatThrownBy(() -> bench.apply(new Change.Update(lead, after, permit)))
                .isInstanceOf(VersionConflictException.class);
        bench.apply(new Change.Update(lead, after, SCORE.is(1L)));
        assertThat(bench.get(lead)).isEqualTo(after);
    }

    @Test
    void a_removed_record_takes_its_lists_along() {
        bench.insert(lead);
        bench.apply(new Change.Remove(lead));
        assertThat(bench.find("lead", Condition.always())).isEmpty();
        bench.insert(lead);
        assertThat(bench.get(lead)).isEqualTo(lead);
    }

    private static List<Record> leads(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> lead("lead " + i).set(TAGS, List.of("A")).build())
                .toList();
    }

    private static List<Change> removals(List<Record> records) {
        return records.stream().<Change>map(Change.Remove::new).toList();
    }

    @Test
    void many_removed_records_leave_nothing_behind() {
        List<Record> many = leads(300);
        bench.insert(many.toArray(Record[]::new));
        bench.insert(lead);
        bench.apply(removals(many));
        assertThat(bench.find("lead", Condition.always())).containsExactly(lead);
        bench.insert(many.get(7));
        assertThat(bench.get(many.get(7))).isEqualTo(many.get(7));
    }

    @Test
    void of_many_removals_the_stale_one_is_named_and_none_is_done() {
        List<Record> many = leads(10);
        bench.insert(many.toArray(Record[]::new));
        bench.apply(update(many.get(7), many.get(7).next().build()));
        VersionConflictException conflict =
                catchThrowableOfType(VersionConflictException.class, () -> bench.apply(removals(many)));
        assertThat(conflict.ref()).isEqualTo(many.get(7).ref());
        assertThat(conflict.actual()).isEqualTo(2);
        assertThat(bench.find("lead", Condition.always())).hasSize(10);
    }

    @Test
    void of_many_removals_the_missing_one_is_named() {
        List<Record> many = leads(10);
        bench.insert(many.subList(1, 10).toArray(Record[]::new));
        VersionConflictException conflict =
                catchThrowableOfType(VersionConflictException.class, () -> bench.apply(removals(many)));
        assertThat(conflict.ref()).isEqualTo(many.get(0).ref());
        assertThat(conflict.actual()).isZero();
    }

    @Test
    void a_taken_unique_value_is_a_duplicate_that_names_type_and_field() {
        bench.insert(lead("a").set(CODE, "K-1").build());
        DuplicateKeyException duplicate = catchThrowableOfType(
                DuplicateKeyException.class,
                () -> bench.insert(lead("b").set(CODE, "K-1").build()));
        assertThat(duplicate.type()).isEqualTo("lead");
        assertThat(duplicate.field()).isEqualTo("code");
        assertThat(duplicate).rootCause().message().doesNotContain("K-1");
    }

    @Test
    void exact_codes_differ_by_case_and_folded_texts_do_not() {
        bench.insert(lead("a").set(CODE, "k").set(NICK, "Ёлка").build());
        bench.insert(lead("b").set(CODE, "K").build());
        assertThatThrownBy(() -> bench.insert(lead("c").set(NICK, "елКА").build()))
                .isInstanceOfSatisfying(
                        DuplicateKeyException.class, e -> assertThat(e.field()).isEqualTo("nick"));
    }

    @Test
    void a_unique_value_is_free_while_its_record_is_in_the_bin() {
        Record first = lead("a").set(CODE, "K").build();
        bench.insert(first);
        bench.apply(update(first, binned(first)));
        Record second = lead("b").set(CODE, "K").build();
        bench.insert(second);
        Record restored = binned(first).next().clear(Header.DELETED_AT).build();
        assertThatThrownBy(() -> bench.apply(update(binned(first), restored)))
                .isInstanceOf(DuplicateKeyException.class);
        bench.apply(new Change.Remove(second));
        bench.apply(update(binned(first), restored));
        assertThat(bench.get(first)).isEqualTo(restored);
    }

    @Test
    void a_removal_frees_its_unique_value_for_an_insert_of_the_same_set() {
        Record first = matchKey("phone:1");
        bench.insert(first);
        Record second = matchKey("phone:1");
        bench.apply(new Change.Remove(first), new Change.Insert(second));
        assertThat(bench.find("match_key", Condition.always())).containsExactly(second);
    }

    @Test
    void an_id_is_taken_once() {
        bench.insert(lead);
        assertThatThrownBy(() -> bench.insert(lead))
                .isInstanceOfSatisfying(
                        DuplicateKeyException.class, e -> assertThat(e.field()).isEqualTo("id"));
    }

    @Test
    void thousands_of_changes_are_applied_or_none() {
        List<Change> inserts = new ArrayList<>();
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            records.add(lead("n" + i).set(TAGS, List.of("A", "B")).build());
            inserts.add(new Change.Insert(records.get(i)));
        }
        bench.apply(inserts);
        List<Change> updates = new ArrayList<>();
        for (Record record : records) {
            updates.add(update(record, record.next().set(SCORE, 9L).build()));
        }
        bench.apply(updates);
        updates.set(1_700, update(records.get(1_700), records.get(1_700).next().build()));
        List<Change> again = new ArrayList<>();
        for (Record record : records) {
            Record second = record.next().set(SCORE, 9L).build();
            again.add(update(second, second.next().set(SCORE, 10L).build()));
        }
        again.set(2_999, updates.get(2_999));
        assertThatThrownBy(() -> bench.apply(again)).isInstanceOf(VersionConflictException.class);
        assertThat(bench.ids("lead", SCORE.is(9L))).hasSize(1_000);
        assertThat(bench.page("lead", SCORE.is(10L), List.of(), 1).records()).isEmpty();
    }

    @Test
    void an_empty_change_set_does_nothing() {
        bench.apply(List.of());
        assertThat(bench.find("lead", Condition.always())).isEmpty();
    }

    @Test
    void tenants_do_not_see_each_other() {
        bench.insert(lead);
        bench.store.inTx(UnitOptions.write("other"), tx -> {
            tx.apply(new ChangeSet(
                    List.of(new Change.Insert(lead.edit().set(TITLE, "theirs").build()))));
            return lead;
        });
        assertThat(bench.find("lead", Condition.always())).containsExactly(lead);
        assertThat(Optional.of(bench.get(lead))).contains(lead);
    }
}
