package dev.crmkit.core.access;

import dev.crmkit.spi.schema.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What rules are judged in: the types there are, the day, and everybody imaginable. */
record World(Schema schema, Instant now, ZoneId zone, Standings alone, Standings ofTwo) {

    static World of(Schema schema, Instant now, ZoneId zone, Collection<AccessRule> rules) {
        NamedRefs named = NamedRefs.of(rules);
        return new World(schema, now, zone, Standings.alone(named), Standings.ofTwo(named));
    }

    LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    Standings of(int roles) {
        return roles == 1 ? alone : ofTwo;
    }

    /** Now, and the days to come on which one of the rules begins or has ended. */
    List<Instant> instants(Collection<AccessRule> rules) {
        TreeSet<LocalDate> days = new TreeSet<>();
        rules.forEach(rule -> turns(rule.reach().days()).forEach(days::add));
        List<Instant> instants = new ArrayList<>(List.of(now));
        days.tailSet(today(), false)
                .forEach(day -> instants.add(day.atStartOfDay(zone).toInstant()));
        return instants;
    }

    private static Stream<LocalDate> turns(Days days) {
        return Stream.concat(
                Optional.ofNullable(days.fromDay()).stream(),
                Optional.ofNullable(days.thruDay())
                        .filter(LocalDate.MAX::isAfter)
                        .map(day -> day.plusDays(1))
                        .stream());
    }
}
