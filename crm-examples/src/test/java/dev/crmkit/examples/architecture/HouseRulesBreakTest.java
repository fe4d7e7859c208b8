package dev.crmkit.examples.architecture;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule notices when it is broken on purpose, and blames nobody else. */
class HouseRulesBreakTest {
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(House.BROKEN.root());
    private static final Pattern SOURCE = Pattern.compile("\\((\\w+)\\.java:\\d+\\)");

    /** The rule, and the types of the broken house that break it. */
    private static final Map<String, Set<String>> OFFENDERS = offenders("""
            SPI_STANDS_ALONE: SpiSeesCore
            STORE_SEES_SPI_ONLY: StoreSeesCore
            CORE_SEES_NO_STORE: PeeksIntoTheStore CarriesTheTestkit
            MAIN_SEES_NO_TESTKIT: CarriesTheTestkit
            FEATURE_ROOMS_STAND_APART: KnowsADeal
            ENGINES_SEE_NO_FEATURE: JudgesADeal
            CORE_ROOMS_ARE_FREE_OF_CYCLES: RoundAbout Returning
            SPI_ROOMS_ARE_FREE_OF_CYCLES: NotifiesInARound CalendarInARound
            INTERNAL_STAYS_INSIDE: PeeksIntoTheStore
            LIBRARIES_KEEP_TO_THEIR_ROOMS: ReadsJson ReadsCsv ReadsPhones KeepsALog KnowsTheDatabase RunsItsTests \
            BorrowsGuava
            SQL_ONLY_IN_THE_STORE: OpensAConnection

            ROOMS_ARE_NULL_MARKED: Unmarked
            PUBLIC_TYPES_ARE_MARKED: Undecided
            CALLERS_TYPES_ARE_CLOSED: OpenToAll
            SIGNATURES_NAME_NO_FOREIGN_TYPE: LeaksGuava
            SIGNATURES_NAME_NO_INTERNAL_TYPE: LeaksTheCellar
            SIGNATURES_TAKE_NO_OPTIONAL: TakesMaybe
            NAMES_SAY_WHAT_THINGS_ARE: DealManager
            NO_CHECKED_EXCEPTIONS: ThrowsChecked

            NO_AMBIENT_TIME: LooksAtTheClock PassesTheClockOn CountsNanos Sleeps
            NO_AMBIENT_CHANCE: ThrowsDice DrawsAnId
            NO_AMBIENT_LOCALE: LowersAnyhow TrustsTheZone FormatsAnyhow
            NO_THREADS_OUTSIDE_THE_STORES: StartsAThread KeepsPerThread LocksItself RunsInParallel Sleeps
            NO_PRINTING: Prints

            EXCEPTIONS_ARE_OURS: ForeignException
            NOTHING_BARE_IS_THROWN: ThrowsBare DeclaresBare
            ONLY_PUMPS_CATCH_EVERYTHING: CatchesAll
            PUBLISHED_FIELDS_ARE_FINAL: Changes
            NO_STATIC_FIELD_CHANGES: CountsForAll
            NO_FIELD_IS_OPTIONAL: KeepsMaybe
            NO_FIELD_IS_OPEN: LiesOpen

            JUDGES_ARE_PURE: AccessEngine
            ONLY_THE_COMMAND_PATH_LOADS_AND_APPLIES: GoesToTheStore
            ONLY_THE_QUERY_PATH_FINDS_AND_AGGREGATES: GoesToTheStore
            ONLY_PUMPS_CLAIM: GoesToTheStore
            ONLY_THE_FRONT_DOOR_MIGRATES: GoesToTheStore
            ONLY_CONDUCTORS_OPEN_UNITS: GoesToTheStore
            STATEMENTS_ARE_PREPARED_IN_ONE_PLACE: PreparesItself
            """);

    @Test
    void every_rule_has_somebody_who_breaks_it() {
        assertThat(OFFENDERS.keySet())
                .isEqualTo(Arrays.stream(HouseRules.values()).map(Enum::name).collect(toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void a_broken_rule_names_who_broke_it(HouseRules rule) {
        assertThat(blamed(rule)).isEqualTo(OFFENDERS.get(rule.name()));
    }

    private static Set<String> blamed(HouseRules rule) {
        return rule.over(House.BROKEN).evaluate(BROKEN).getFailureReport().getDetails().stream()
                .flatMap(detail -> SOURCE.matcher(detail).results())
                .map((MatchResult place) -> place.group(1))
                .collect(toSet());
    }

    private static Map<String, Set<String>> offenders(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(": "))
                .collect(toMap(line -> line[0], line -> Set.of(line[1].split(" "))));
    }
}
