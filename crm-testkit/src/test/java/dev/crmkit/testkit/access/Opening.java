package dev.crmkit.testkit.access;

import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a story begins: the rules, the actor, and what is kept before anything happens. Everything follows from the seed.
 *
 * @param users and
 * @param units of every world there is
 */
record Opening(
        Dice dice,
        Installation installation,
        String login,
        Stock stock,
        Kept world,
        List<RecordRef> users,
        List<RecordRef> units,
        Site blank) {

    static Opening of(long seed) {
        return of(seed, Installation.of(seed));
    }

    static Opening of(long seed, Installation installation) {
        Dice dice = Dice.of(seed, "pair");
        Site blank = Site.empty(installation);
        String login = dice.pick(Installation.ACTORS);
        List<RecordRef> users = blank.refs(User.TYPE);
        List<RecordRef> units = blank.refs(Unit.TYPE);
        Stock stock = new Stock(dice, installation.definitions(), favoured(blank, login, users), units);
        List<Record> business = stock.business();
        List<Record> rows = new ArrayList<>();
        business.forEach(record -> rows.addAll(stock.rows(record)));
        Kept world = new Kept(business, rows, List.of());
        return new Opening(dice, installation, login, stock, world, users, units, blank);
    }

    /** Himself more often than anybody else, or he would own next to nothing. */
    private static List<RecordRef> favoured(Site site, String login, List<RecordRef> users) {
        List<RecordRef> favoured = new ArrayList<>(users);
        for (int i = 0; i < 4; i++) {
            favoured.add(site.principal(login).ref());
        }
        return favoured;
    }

    Principal who() {
        return blank.principal(login);
    }

    ReferenceJudge judge() {
        return installation.judge(blank.directory());
    }

    Twins twins(boolean apart) {
        return new Twins(dice, judge(), who(), stock, blank.organisation(), apart);
    }

    /** The world and all who are in it, to be judged. */
    PlainRecords records() {
        List<Record> all = new ArrayList<>(world.all());
        all.addAll(blank.organisation());
        return PlainRecords.of(all);
    }

    Site site() {
        return Site.empty(installation).keeping(world);
    }

    /** The references of some worlds that he may ask for. */
    List<RecordRef> known(List<Kept> worlds) {
        Set<RecordRef> known = new LinkedHashSet<>(users);
        known.addAll(units);
        for (Kept kept : worlds) {
            kept.business().forEach(record -> known.add(record.ref()));
            kept.foreign().forEach(record -> known.add(record.ref()));
        }
        return List.copyOf(known);
    }
}
