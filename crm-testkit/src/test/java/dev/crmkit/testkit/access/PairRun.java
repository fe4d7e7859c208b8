package dev.crmkit.testkit.access;

import dev.crmkit.core.client.MatchKey;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the same story of one actor in two worlds, step by step, and notes where the answers part. */
final class PairRun {
    private static final int STEPS = 20;

    private final Fault fault;
    private final List<Doors.Way> ways = List.copyOf(Doors.all().ways().values());
    private final List<String> leaks = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final Map<String, Integer> doors = new TreeMap<>();
    private int answers;
    private int given;
    private int hidden;
    private int impossible;

    PairRun(Fault fault) {
        this.fault = fault;
    }

    /** Worlds that look the same to him. */
    void twins(long seed) {
        pair(seed, true);
    }

    /** Worlds that do not. */
    void others(long seed) {
        pair(seed, false);
    }

    private void pair(long seed, boolean alike) {
        Opening opening = Opening.of(seed);
        Kept world = opening.world();
        boolean apart = opening.dice().chance(40);
        Twins twins = opening.twins(apart);
        Kept twin = alike ? twins.twinOf(world) : twins.otherThan(world);
        if (!possible(opening, world) || !possible(opening, twin)) {
            impossible++;
            return;
        }
        hidden += changes(world, twin);
        List<Site> sites = Stream.of(world, twin)
                .map(kept -> Site.empty(opening.installation(), fault).keeping(kept))
                .toList();
        story(seed, opening.login(), apart, sites, new Heard(opening.known(List.of(world, twin)), twins.seen(world)));
    }

    /** Once in many thousand worlds two clients are given the same telephone number, which no store would keep. */
    private static boolean possible(Opening opening, Kept kept) {
        List<Record> keys = Stock.matchKeys(opening.installation().definitions(), kept.business());
        return keys.stream().map(key -> key.require(MatchKey.KEY)).distinct().count() == keys.size();
    }

    private static int changes(Kept world, Kept twin) {
        Set<Record> before = new LinkedHashSet<>(world.all());
        Set<Record> after = new LinkedHashSet<>(twin.all());
        long gone = before.stream().filter(each -> !after.contains(each)).count();
        long come = after.stream().filter(each -> !before.contains(each)).count();
        return (int) Math.max(gone, come);
    }

    /** What records he may ask for by reference, and which of them he sees. */
    private record Heard(List<RecordRef> of, List<RecordRef> seen) {}

    private void story(long seed, String login, boolean apart, List<Site> sites, Heard heard) {
        Dice plot = Dice.of(seed, "plot");
        List<Doors.Way> open = open(apart);
        int steps = plot.between(STEPS / 2, STEPS);
        for (int step = 0; step < steps; step++) {
            Doors.Way way = plot.pick(open);
            String type = plot.pick(way.types());
            long chance = seed * 1000 + step;
            List<String> told = sites.stream()
                    .map(site -> answer(site, login, way, type, Dice.of(chance, "step"), heard))
                    .toList();
            doors.merge(way.key(), 1, Integer::sum);
            if (!told.get(0).equals(told.get(1))) {
                leaks.add(seed + "/" + step + " " + login + " " + way.key() + " of " + type + ":\n  " + told.get(0)
                        + "\n  " + told.get(1));
                return;
            }
            sites.forEach(site -> site.clock().advance(Duration.ofSeconds(1)));
        }
    }

    /** Questions about records more often than anything else: they are where most can be seen. */
    private List<Doors.Way> open(boolean apart) {
        List<Doors.Way> open = new ArrayList<>();
        for (Doors.Way way : ways) {
            int weight =
                    way.isList() ? 12 : way.types().size() > 1 ? 4 : way.key().startsWith("People") ? 1 : 2;
            if (apart || !way.process()) {
                open.addAll(Collections.nCopies(weight, way));
            }
        }
        return open;
    }

    private String answer(Site site, String login, Doors.Way way, String type, Dice dice, Heard heard) {
        answers++;
        Arguments with = new Arguments(dice, site.installation().schema(), heard.of, heard.seen);
        try {
            String told = Canon.print(way.look().apply(new Asked(site.as(login), type, with)));
            given++;
            return told;
        } catch (CrmException refusal) {
            return Canon.print(refusal);
        } catch (RuntimeException fault) {
            unexpected.add(way.key() + ": " + fault);
            return Canon.print(fault);
        }
    }

    /** Stories in which two answers differed: the first difference of each. */
    List<String> leaks() {
        return leaks;
    }

    /** What is no refusal but a fault. */
    List<String> unexpected() {
        return unexpected;
    }

    /** How often each way was taken. */
    Map<String, Integer> doors() {
        return doors;
    }

    int answers() {
        return answers;
    }

    int given() {
        return given;
    }

    /** Pairs that were passed over since a store would not keep them. */
    int impossible() {
        return impossible;
    }

    /** Records and rows that differed. */
    int hidden() {
        return hidden;
    }
}
