package dev.crmkit.examples.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.function.Function;

/**
 * The rules of the house, for any house. {@link ArchitectureTest} holds them over crmkit; {@link HouseRulesBreakTest}
 * shows for each that it notices when it is broken.
 */
@SuppressWarnings("ImmutableEnumChecker") // the rules are functions without state
enum HouseRules {
    SPI_STANDS_ALONE(LayerRules::spiStandsAlone),
    STORE_SEES_SPI_ONLY(LayerRules::storeSeesSpiOnly),
    CORE_SEES_NO_STORE(LayerRules::coreSeesNoStore),
    MAIN_SEES_NO_TESTKIT(LayerRules::mainSeesNoTestkit),
    FEATURE_ROOMS_STAND_APART(LayerRules::featureRoomsStandApart),
    ENGINES_SEE_NO_FEATURE(LayerRules::enginesSeeNoFeature),
    CORE_ROOMS_ARE_FREE_OF_CYCLES(LayerRules::coreRoomsAreFreeOfCycles),
    SPI_ROOMS_ARE_FREE_OF_CYCLES(LayerRules::spiRoomsAreFreeOfCycles),
    INTERNAL_STAYS_INSIDE(LayerRules::internalStaysInside),
    LIBRARIES_KEEP_TO_THEIR_ROOMS(LayerRules::librariesKeepToTheirRooms),
    SQL_ONLY_IN_THE_STORE(LayerRules::sqlOnlyInTheStore),

    ROOMS_ARE_NULL_MARKED(ApiRules::roomsAreNullMarked),
    PUBLIC_TYPES_ARE_MARKED(ApiRules::publicTypesAreMarked),
    CALLERS_TYPES_ARE_CLOSED(ApiRules::callersTypesAreClosed),
    SIGNATURES_NAME_NO_FOREIGN_TYPE(ApiRules::signaturesNameNoForeignType),
    SIGNATURES_NAME_NO_INTERNAL_TYPE(ApiRules::signaturesNameNoInternalType),
    SIGNATURES_TAKE_NO_OPTIONAL(ApiRules::signaturesTakeNoOptional),
    NAMES_SAY_WHAT_THINGS_ARE(ApiRules::namesSayWhatThingsAre),
    NO_CHECKED_EXCEPTIONS(ApiRules::noCheckedExceptions),

    NO_AMBIENT_TIME(AmbientRules::noAmbientTime),
    NO_AMBIENT_CHANCE(AmbientRules::noAmbientChance),
    NO_AMBIENT_LOCALE(AmbientRules::noAmbientLocale),
    NO_THREADS_OUTSIDE_THE_STORES(AmbientRules::noThreadsOutsideTheStores),
    NO_PRINTING(AmbientRules::noPrinting),

    EXCEPTIONS_ARE_OURS(BodyRules::exceptionsAreOurs),
    NOTHING_BARE_IS_THROWN(BodyRules::nothingBareIsThrown),
    ONLY_PUMPS_CATCH_EVERYTHING(BodyRules::onlyPumpsCatchEverything),
    PUBLISHED_FIELDS_ARE_FINAL(BodyRules::publishedFieldsAreFinal),
    NO_STATIC_FIELD_CHANGES(BodyRules::noStaticFieldChanges),
    NO_FIELD_IS_OPTIONAL(BodyRules::noFieldIsOptional),
    NO_FIELD_IS_OPEN(BodyRules::noFieldIsOpen),

    JUDGES_ARE_PURE(PathRules::judgesArePure),
    ONLY_THE_COMMAND_PATH_LOADS_AND_APPLIES(PathRules::onlyTheCommandPathLoadsAndApplies),
    ONLY_THE_QUERY_PATH_FINDS_AND_AGGREGATES(PathRules::onlyTheQueryPathFindsAndAggregates),
    ONLY_PUMPS_CLAIM(PathRules::onlyPumpsClaim),
    ONLY_THE_FRONT_DOOR_MIGRATES(PathRules::onlyTheFrontDoorMigrates),
    ONLY_CONDUCTORS_OPEN_UNITS(PathRules::onlyConductorsOpenUnits),
    STATEMENTS_ARE_PREPARED_IN_ONE_PLACE(PathRules::statementsArePreparedInOnePlace);

    private final Function<House, ArchRule> rule;

    HouseRules(Function<House, ArchRule> rule) {
        this.rule = rule;
    }

    /** The rule, about this house. It fails when there is nothing it could be about. */
    ArchRule over(House house) {
        String title = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return rule.apply(house).as(title).allowEmptyShould(false);
    }
}
