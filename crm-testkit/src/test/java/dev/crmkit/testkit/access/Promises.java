package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.CrmSession;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Promises that are broken by time and order rather than by rules; each is kept, or an assertion says how it is not. */
final class Promises {
    private Promises() {}

    /** AC-09: a right that was taken is gone at the next call, one that was given is there. */
    static void changesHoldFromTheNextCall(Fault fault) {
        Scene scene = Scene.with(AccessRules.standard(), fault);
        RecordRef lead = scene.put("lead", "max", "north.sales", Map.of());
        CrmSession mila = scene.as("mila");
        assertThat(mila.leads().find(lead)).isEmpty();
        scene.as("carl").people().giveRole("mila", "HEAD", "north.sales");
        assertThat(mila.leads().find(lead)).isPresent();
        scene.as("carl").people().takeRole("mila", "HEAD", "north.sales");
        assertThat(mila.leads().find(lead)).isEmpty();
        assertThat(Answers.of(() -> mila.leads().edit(lead, Map.of(Lead.TITLE, "x"))))
                .isEqualTo("NOT_FOUND");
        scene.as("carl").people().deactivate("mila");
        assertThat(Answers.of(() -> mila.leads().count(Condition.always()))).isEqualTo("ACCESS_DENIED");
    }

    /** AC-11: what was judged on a record that has changed hands meanwhile is not written. */
    static void nothingIsWrittenByARightThatHasGone(Fault fault) {
        Hands hands = new Hands();
        Fault both =
                Fault.ofStore(fault.name(), store -> hands.around(fault.store().apply(store)));
        Scene scene = Scene.with(AccessRules.standard(), both);
        RecordRef lead = scene.far("lead", Map.of());
        hands.pretend(
                lead,
                record -> record.edit()
                        .set(Header.OWNER, scene.user("mila"))
                        .set(Header.UNIT, scene.unit("north.sales"))
                        .build());
        List<String> before = scene.site().dump();
        assertThat(Answers.of(() -> scene.as("mila").leads().edit(lead, Map.of(Lead.TITLE, "mine"))))
                .isEqualTo("NOT_FOUND");
        assertThat(hands.taken()).isTrue();
        assertThat(scene.site().dump()).isEqualTo(before);
    }

    /** OB-06: a message about a record its recipient may no longer read is not sent. */
    static void nobodyHearsOfWhatHeMayNotRead(Fault fault) {
        List<String> heard = new ArrayList<>();
        Scene scene = Scene.with(AccessRules.standard(), fault, message -> heard.add(message.recipient()));
        message(scene, "mila", scene.mine("lead", Map.of()));
        message(scene, "max", scene.far("lead", Map.of()));
        scene.site().send();
        assertThat(heard).containsExactly("mila");
    }

    private static void message(Scene scene, String recipient, RecordRef about) {
        var type = scene.site().installation().schema().type("outbox_message");
        Record message = Record.create(type, Dice.of(recipient.hashCode()).id())
                .set(OutboxMessage.KEY, about.toString())
                .set(OutboxMessage.RECIPIENT, recipient)
                .put(type.field("record").orElseThrow(), about)
                .set(OutboxMessage.SUBJECT_RU, "red")
                .set(OutboxMessage.SUBJECT_EN, "red")
                .set(Due.DUE_AT, Installation.NOW)
                .set(Due.ORDERING_KEY, about.toString())
                .set(Due.ATTEMPTS, 0L)
                .build();
        scene.site().insert("main", List.of(message));
    }

    /**
     * AC-10: a command that is refused has written nothing.
     *
     * @param gate carries a command out or refuses it, as the strict installation would
     */
    static void aRefusalLeavesNoTrace(long seed, Gate gate) {
        Opening opening = Opening.of(seed);
        Site site = opening.site();
        Site open = Site.empty(Installation.unguarded()).keeping(opening.world());
        List<Doors.Way> ways = List.copyOf(Doors.all().ways().values());
        Dice plot = Dice.of(seed, "trace");
        for (int step = 0; step < 12; step++) {
            Doors.Way way = plot.pick(ways);
            String type = plot.pick(way.types());
            long chance = seed * 100L + step;
            Site written = gate.writesTo(site, open);
            List<String> before = written.dump();
            if (!gate.passes(site, open, one -> Calls.isGiven(one, opening, way, type, chance))) {
                assertThat(written.dump()).as("%s", way.key()).isEqualTo(before);
            }
        }
    }

    /** How right and command are brought together. */
    interface Gate {
        Site writesTo(Site strict, Site open);

        boolean passes(Site strict, Site open, Command command);
    }

    /** A command, as it goes in one site; whether it was given. */
    @FunctionalInterface
    interface Command {
        boolean run(Site site);
    }
}
