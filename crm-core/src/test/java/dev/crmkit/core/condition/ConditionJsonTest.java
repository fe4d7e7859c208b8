package dev.crmkit.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.value.Money;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single quotes stand for double ones. Rows 86 to 112 of the catalogue of bad input, as far as they concern conditions. */
class ConditionJsonTest {

    static Stream<Arguments> forms() {
        Relation deals = new Relation.Inverse("deal", ASchema.COMPANY);
        Relation client = new Relation.Forward(ASchema.CLIENT, "contact");
        return Stream.of(
                arguments("{'op':'and','args':[]}", Condition.always()),
                arguments("{'op':'or','args':[]}", Condition.never()),
                arguments("{'op':'eq','field':'count','value':5}", ASchema.COUNT.is(5L)),
                arguments("{'op':'ne','field':'count','value':5}", ASchema.COUNT.isNot(5L)),
                arguments("{'op':'ge','field':'amount','value':'100.00 RUB'}", ASchema.AMOUNT.ge(Money.of(100, "RUB"))),
                arguments("{'op':'in','field':'stage','value':['NEW','CALL']}", ASchema.STAGE.in("NEW", "CALL")),
                arguments(
                        "{'op':'notIn','field':'stage','value':[]}",
                        ASchema.STAGE.in().not()),
                arguments("{'op':'contains','field':'title','value':'МСК'}", ASchema.TITLE.contains("МСК")),
                arguments("{'op':'eq','field':'title','value':'МСК','mode':'EXACT'}", ASchema.TITLE.isExactly("МСК")),
                arguments("{'op':'eq','field':'source','value':'site'}", ASchema.SOURCE.is("site")),
                arguments("{'op':'lt','field':'source','value':'site'}", ASchema.SOURCE.lt("site")),
                arguments("{'op':'isEmpty','field':'title'}", ASchema.TITLE.isEmpty()),
                arguments("{'op':'isNotEmpty','field':'title'}", ASchema.TITLE.isNotEmpty()),
                arguments("{'op':'eq','field':'manager','param':'me'}", ASchema.MANAGER.is(Operand.parameter("me"))),
                arguments(
                        "{'op':'ge','field':'since','relative':'today-7d'}",
                        ASchema.SINCE.ge(new Operand.Relative(Operand.Anchor.TODAY, Period.ofDays(-7), Duration.ZERO))),
                arguments(
                        "{'op':'in','field':'day','value':['2026-03-31',{'relative':'startOfMonth'}]}",
                        ASchema.DAY.in(
                                java.time.LocalDate.of(2026, 3, 31), Operand.startOf(Operand.Anchor.START_OF_MONTH))),
                arguments(
                        "{'op':'not','args':[{'op':'contains','field':'title','value':'x'}]}",
                        ASchema.TITLE.contains("x").not()),
                arguments(
                        "{'op':'exists','relation':{'field':'client','to':'contact'},'where':{'op':'isNotEmpty','field':'name.last'}}",
                        Condition.exists(client, ASchema.LAST_NAME.isNotEmpty())),
                arguments(
                        "{'op':'notExists','relation':{'field':'contacts','to':'contact'}}",
                        Condition.exists(new Relation.Forward(ASchema.CONTACTS, "contact"), Condition.always())
                                .not()),
                arguments(
                        "{'op':'exists','relation':{'field':'company','to':'company'},'where':{'op':'exists','relation':{'type':'deal','field':'company'},'where':{'op':'eq','field':'urgent','value':true}}}",
                        Condition.exists(
                                new Relation.Forward(ASchema.COMPANY, "company"),
                                Condition.exists(deals, ASchema.URGENT.is(true)))),
                arguments("{'op':'ids','value':['0190c8c4-5c7e-7a3b-9f10-0123456789ab']}", Condition.id(ASchema.ID)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_condition_has_one_form_and_reads_back(String json, Condition condition) {
        assertThat(ConditionJson.write(condition)).isEqualTo(json.replace('\'', '"'));
        assertThat(ASchema.read(json)).isEqualTo(condition);
    }

    static Stream<Arguments> sugar() {
        return Stream.of(
                arguments("{'op':'between','field':'count','value':[1,5]}", ASchema.COUNT.between(1L, 5L)),
                arguments(
                        "{'op':'eq','field':'company.industry','value':'x'}",
                        ASchema.COMPANY.to("company", ASchema.INDUSTRY).is("x")),
                arguments(
                        "{'op':'ne','field':'company.industry','value':'x'}",
                        ASchema.COMPANY.to("company", ASchema.INDUSTRY).isNot("x")),
                arguments(
                        "{'op':'isEmpty','field':'client:contact.name.last'}",
                        ASchema.CLIENT.to("contact", ASchema.LAST_NAME).isEmpty()),
                arguments(
                        "{'op':'contains','field':'client:contact.company.parent.name','value':'x'}",
                        ASchema.CLIENT
                                .to(
                                        "contact",
                                        ASchema.COMPANY.to("company", ASchema.PARENT.to("company", ASchema.NAME)))
                                .contains("x")),
                arguments(
                        "{'op':'exists','relation':{'field':'company'}}",
                        Condition.exists(new Relation.Forward(ASchema.COMPANY, "company"), Condition.always())),
                arguments(
                        "{'op':'eq','field':'amount','value':{'amount':100,'currency':'RUB'}}",
                        ASchema.AMOUNT.is(Money.of(100, "RUB"))),
                arguments(
                        "{'op':'eq','field':'manager','value':'0190c8c4-5c7e-7a3b-9f10-0123456789ab'}",
                        ASchema.MANAGER.is(new dev.crmkit.spi.value.RecordRef("user", ASchema.ID))));
    }

    @ParameterizedTest
    @MethodSource("sugar")
    void other_spellings_are_read_too(String json, Condition condition) {
        assertThat(ASchema.read(json)).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | WRONG_TYPE",
                "5 | WRONG_TYPE",
                "null | WRONG_TYPE",
                "{} | /op REQUIRED",
                "{'op':5} | /op WRONG_TYPE",
                "{'op':'equals','field':'title','value':'x'} | /op UNKNOWN_OPERATOR",
                "{'op':'regex','field':'title','value':'(a+)+$'} | /op UNKNOWN_OPERATOR",
                "{'op':'eq','value':5} | /field REQUIRED",
                "{'op':'eq','field':'titel','value':'x'} | /field UNKNOWN_FIELD",
                "{'op':'eq','field':'title; DROP','value':'x'} | /field UNKNOWN_FIELD",
                "{'op':'eq','field':'name) OR 1=1 --','value':'x'} | /field UNKNOWN_FIELD",
                "{'op':'eq','field':'company.nope','value':'x'} | /field UNKNOWN_FIELD",
                "{'op':'eq','field':'client.name','value':'x'} | /field NO_RELATION",
                "{'op':'eq','field':'client:deal.name','value':'x'} | /field NO_RELATION",
                "{'op':'eq','field':'contacts.name','value':'x'} | /field NO_RELATION",
                "{'op':'eq','field':'company.parent.parent.parent.parent.name','value':'x'} | /field LIMIT",
                "{'op':'eq','field':'title'} | REQUIRED",
                "{'op':'eq','field':'title','value':'x','param':'me'} | SEVERAL_VALUES",
                "{'op':'eq','field':'title','value':null} | /value WRONG_TYPE",
                "{'op':'in','field':'count','value':[1,null]} | /value/1 WRONG_TYPE",
                "{'op':'in','field':'count','value':[1,'x',true]} | /value/1 MALFORMED",
                "{'op':'in','field':'count','value':5} | /value WRONG_TYPE",
                "{'op':'eq','field':'title','value':'x','mode':'exact'} | /mode UNKNOWN_MODE",
                "{'op':'lt','field':'title','value':'x','mode':'EXACT'} | /mode WRONG_MODE",
                "{'op':'eq','field':'title','value':'x','valu':1} | /valu UNKNOWN_PROPERTY",
                "{'op':'eq','field':'title','value':'x','@class':'java.lang.Runtime'} | /@class UNKNOWN_PROPERTY",
                "{'op':'contains','field':'day','value':'2026'} | /op WRONG_OPERATOR",
                "{'op':'contains','field':'title','value':5} | /value WRONG_TYPE",
                "{'op':'between','field':'count','value':[1]} | /value WRONG_TYPE",
                "{'op':'between','field':'count','value':['x',2]} | /value MALFORMED",
                "{'op':'lt','field':'since','relative':'yesterday'} | /relative MALFORMED",
                "{'op':'lt','field':'since','relative':'now-1000000000d'} | /relative MALFORMED",
                "{'op':'lt','field':'since','relative':'now-9999999d'} | /relative OUT_OF_RANGE",
                "{'op':'not','args':[]} | /args WRONG_TYPE",
                "{'op':'and','args':[5]} | /args/0 WRONG_TYPE",
                "{'op':'and','args':[{'op':'eq','field':'count','value':'x'}]} | /args/0/value MALFORMED",
                "{'op':'exists','relation':{'type':'lead','field':'x'}} | /relation/type UNKNOWN_TYPE",
                "{'op':'exists','relation':{'type':'contact','field':'company'}} | /relation/field NO_RELATION",
                "{'op':'exists','relation':{'field':'client'}} | /relation/to REQUIRED",
                "{'op':'exists','relation':{'field':'title','to':'company'}} | /relation/to NO_RELATION",
                "{'op':'exists','relation':{'field':'company'},'where':{'op':'eq','field':'x','value':1}} | /where/field UNKNOWN_FIELD",
                "{'op':'ids','value':['0190c8c45c7e7a3b9f100123456789ab']} | /value/0 WRONG_TYPE",
                "{'op':'ids','value':['0190c8c4-5c7e-7a3b-9f10-0123456789aX']} | /value/0 WRONG_TYPE",
                "{'op':'eq','field':'phones','value':{'e164':'x'}} | /value MALFORMED",
                "{'op':'eq','field':'count','value':1e1000000} | /value OUT_OF_RANGE"
            })
    void what_is_wrong_is_told_where_it_stands(String json, String fault) {
        assertThat(ASchema.faults(json)).first().asString().isEqualTo(fault.contains("/") ? fault : " " + fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nope",
                "{'op':'and','args':[],}",
                "{'op':'and','args':[]} {}",
                "\uFEFF{'op':'and','args':[]}",
                "{'op':'and','args':[]",
                "{op:'and'}",
                "{'op':'and','args':[NaN]}",
                "// x\n{}",
                "\u0000"
            })
    void what_is_no_json_is_refused(String text) {
        assertThat(ASchema.faults(text)).containsExactly(" MALFORMED_JSON");
    }

    @Test
    void a_name_given_twice_is_refused() {
        assertThat(ASchema.faults("{'op':'and','op':'or','args':[]}")).containsExactly(" DUPLICATE_NAME");
    }

    @Test
    void documents_beyond_the_limits_are_refused() {
        String leaf = "{'op':'eq','field':'count','value':1}";
        String leaves = IntStream.range(0, 10_000).mapToObj(i -> leaf).collect(Collectors.joining(","));
        String numbers = IntStream.range(0, 150_000).mapToObj(i -> "1").collect(Collectors.joining(","));

        assertThat(ASchema.faults("[".repeat(100_000))).containsExactly(" LIMIT");
        assertThat(ASchema.faults("{'op':'not','args':[".repeat(10_000))).containsExactly(" LIMIT");
        assertThat(ASchema.faults("{'op':'or','args':[" + leaves + "]}")).containsExactly("/args/1999 LIMIT");
        assertThat(ASchema.faults("{'op':'in','field':'count','value':[" + numbers + "]}"))
                .containsExactly("/value LIMIT");
        assertThat(ASchema.faults("'" + "x".repeat(200_000) + "'")).containsExactly(" LIMIT");
        assertThat(ASchema.faults("1".repeat(10_000))).containsExactly(" LIMIT");
        assertThat(ASchema.faults(" ".repeat(17_000_000))).containsExactly(" LIMIT");
    }

    @Test
    void a_nesting_of_fifty_is_read_and_of_fifty_one_refused() {
        String leaf = "{'op':'eq','field':'count','value':1}";

        assertThat(ConditionJson.write(ASchema.read("{'op':'not','args':[".repeat(49) + leaf + "]}".repeat(49))))
                .isNotEmpty();
        assertThat(ASchema.faults("{'op':'not','args':[".repeat(50) + leaf + "]}".repeat(50)))
                .containsExactly("condition LIMIT");
    }

    @Test
    void a_wrong_name_says_what_was_meant() {
        assertThat(ASchema.violations(() -> ASchema.read("{'op':'eq','field':'titel','value':'x'}"))
                        .get(0)
                        .args())
                .containsEntry("suggestion", "title");
        assertThat(ASchema.violations(() -> ASchema.read("{'op':'notin','field':'title','value':[]}"))
                        .get(0)
                        .args())
                .containsEntry("suggestion", "notIn");
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(
                        ASchema.faults(
                                "{'op':'and','args':[{'op':'eq','field':'x','value':1},{'op':'eq','field':'count','value':'x'},{'op':'no'}]}"))
                .containsExactly(
                        "/args/0/field UNKNOWN_FIELD", "/args/2/op UNKNOWN_OPERATOR", "/args/1/value MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "today-7d",
                "startOfWeek+1w",
                "startOfMonth-1mo+9h",
                "startOfYear+2y-3mo+4d-5h-6m-7s",
                "now-90s",
                "now+250us",
                "now-1500us"
            })
    void relative_times_read_back(String text) {
        Condition read = ASchema.read("{'op':'lt','field':'since','relative':'" + text + "'}");

        assertThat(ASchema.read(ConditionJson.write(read))).isEqualTo(read);
    }

    @Test
    void hostile_text_survives_the_trip() {
        for (String text : List.of("\u2028\u2029", "\"\\/\b", "😀", "</script>", "\u202E")) {
            Condition condition = ASchema.TITLE.contains("x" + text.replace("\b", ""));

            assertThat(ConditionJson.read(ConditionJson.write(condition), ASchema.DEAL, ASchema.SCHEMA))
                    .isEqualTo(condition);
        }
    }
}
