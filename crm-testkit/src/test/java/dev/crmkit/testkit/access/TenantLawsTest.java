package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tenants share a store and nothing else, whatever is asked and done. */
class TenantLawsTest {
    private static final int WORLDS = Integer.getInteger("crm.access.worlds", 16);
    private static final int STEPS = 25;

    /** TN-01: an id of another tenant is answered like one of nothing, by every way there is. */
    @Test
    void an_id_of_another_tenant_is_answered_like_one_of_nothing() {
        int compared = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            Opening plain = Opening.of(seed);
            List<Record> foreign = plain.stock().business();
            Opening opening = new Opening(
                    plain.dice(),
                    plain.installation(),
                    plain.login(),
                    plain.stock(),
                    plain.world().withForeign(foreign),
                    plain.users(),
                    plain.units(),
                    plain.blank());
            for (Record record : foreign) {
                compared += Calls.sameAsUnknown(opening, record.ref());
            }
        }
        assertThat(compared).isGreaterThan(10 * WORLDS);
    }

    /** TN-02: what two tenants do by turns comes to what each of them does alone. */
    @Test
    void two_tenants_by_turns_are_two_tenants_alone() {
        int given = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            Installation installation = Installation.of(seed);
            CrmStore shared = InMemoryStore.create();
            Story one = new Story(seed, "one", installation, shared);
            Story two = new Story(seed + 1L, "two", installation, shared);
            for (int step = 0; step < STEPS; step++) {
                one.step(step);
                two.step(step);
            }
            Story alone = new Story(seed, "one", installation, InMemoryStore.create());
            Story other = new Story(seed + 1L, "two", installation, InMemoryStore.create());
            for (int step = 0; step < STEPS; step++) {
                alone.step(step);
                other.step(step);
            }
            assertThat(one.told).isEqualTo(alone.told);
            assertThat(two.told).isEqualTo(other.told);
            assertThat(one.rows()).isEqualTo(alone.rows());
            given += one.given;
            nothingInCommon(one, two);
        }
        assertThat(given).isGreaterThan(WORLDS);
    }

    /** TN-03: no row of one tenant points at a row of another, and none is in both. */
    private static void nothingInCommon(Story one, Story two) {
        Set<RecordRef> ofOne = new HashSet<>();
        one.records().forEach(record -> ofOne.add(record.ref()));
        for (Record record : two.records()) {
            assertThat(ofOne).doesNotContain(record.ref());
            assertThat(Kept.pointsTo(record, ofOne::contains)).isFalse();
        }
    }

    /** One tenant's people at work, with a clock and ids of their own. */
    private static final class Story {
        private final long seed;
        private final String tenant;
        private final Installation installation;
        private final CrmStore store;
        private final Crm crm;
        private final List<Doors.Way> ways = List.copyOf(Doors.all().ways().values());
        private final List<RecordRef> known = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private int given;

        Story(long seed, String tenant, Installation installation, CrmStore store) {
            this.seed = seed;
            this.tenant = tenant;
            this.installation = installation;
            this.store = store;
            this.crm = Crm.builder()
                    .store(store)
                    .environment(VirtualEnvironment.startingAt(Installation.NOW, tenant.hashCode()))
                    .definitions(installation.definitions())
                    .build();
            crm.tenant(tenant).bootstrap(Installation.people());
            records().forEach(record -> known.add(record.ref()));
        }

        void step(int step) {
            Dice dice = Dice.of(seed * 1000 + step, "tenant");
            Doors.Way way = dice.pick(ways);
            String login = dice.pick(List.of("carl", "hana", "mila"));
            Arguments with = new Arguments(dice, installation.schema(), List.copyOf(known), List.copyOf(known));
            try {
                Asked asked = new Asked(crm.tenant(tenant).as(Actor.user(login)), dice.pick(way.types()), with);
                told.add(Canon.print(way.look().apply(asked)));
                given++;
                records().stream()
                        .map(Record::ref)
                        .filter(ref -> !known.contains(ref))
                        .forEach(known::add);
            } catch (CrmException refused) {
                told.add(Canon.print(refused));
            }
        }

        List<Record> records() {
            List<Record> records = new ArrayList<>();
            installation.schema().types().forEach(type -> {
                RecordQuery all = new RecordQuery(type.key(), Condition.always(), List.of(), null, 10_000);
                records.addAll(
                        store.inTx(UnitOptions.read(tenant), tx -> tx.find(all)).records());
            });
            return records;
        }

        List<String> rows() {
            return records().stream().map(Canon::print).toList();
        }
    }
}
