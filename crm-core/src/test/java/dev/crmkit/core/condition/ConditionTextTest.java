package dev.crmkit.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTextTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    static Stream<Arguments> sentences() {
        Relation deals = new Relation.Inverse("deal", ASchema.COMPANY);
        return Stream.of(
                arguments(Condition.always(), "any record", "любая запись"),
                arguments(Condition.never(), "no record", "никакая запись"),
                arguments(ASchema.STAGE.is("NEW"), "Stage is New", "«Стадия» - Новая"),
                arguments(ASchema.STAGE.isNot("NEW"), "Stage is not New", "«Стадия» - не Новая"),
                arguments(
                        ASchema.STAGE.in("NEW", "CALL"),
                        "Stage is one of New, Call",
                        "«Стадия» - одно из: Новая, Звонок"),
                arguments(
                        ASchema.STAGE.in("NEW", "CALL").not(),
                        "Stage is none of New, Call",
                        "«Стадия» - ни одно из: Новая, Звонок"),
                arguments(
                        ASchema.AMOUNT.ge("100 RUB"),
                        "Amount is at least 100.00 RUB",
                        "«Сумма» - не меньше 100.00 RUB"),
                arguments(ASchema.COUNT.lt(5), "Count is less than 5", "«Количество» - меньше 5"),
                arguments(
                        ASchema.DAY.le("2026-03-31"),
                        "Day is no later than 2026-03-31",
                        "«День» - не позже 31.03.2026"),
                arguments(ASchema.TITLE.contains("x"), "Title contains \"x\"", "«Название» содержит «x»"),
                arguments(
                        ASchema.TITLE.startsWith("x").not(),
                        "Title does not start with \"x\"",
                        "«Название» не начинается с «x»"),
                arguments(ASchema.TITLE.isExactly("x"), "Title is \"x\" exactly", "«Название» - «x» (в точности)"),
                arguments(ASchema.SOURCE.is("site"), "Source is \"site\"", "«Источник» - «site»"),
                arguments(ASchema.TITLE.isEmpty(), "Title is empty", "поле «Название» пусто"),
                arguments(ASchema.TITLE.isNotEmpty(), "Title is filled in", "поле «Название» заполнено"),
                arguments(ASchema.URGENT.is(true), "Urgent is yes", "«Срочно» - да"),
                arguments(ASchema.TAGS.has("A"), "Tags has A", "среди «Метки» есть A"),
                arguments(ASchema.TAGS.has("A").not(), "Tags does not have A", "среди «Метки» нет A"),
                arguments(ASchema.MANAGER.is(Operand.parameter("me")), "Manager is me", "«Менеджер» - я"),
                arguments(
                        ASchema.SINCE.lt(Operand.nowMinus(Period.ofDays(3))),
                        "Since is before now minus 3 days",
                        "«С момента» - раньше сейчас минус 3 дн."),
                arguments(
                        ASchema.SINCE.ge(new Operand.Relative(Operand.Anchor.TODAY, Period.ZERO, Duration.ofHours(1))),
                        "Since is no earlier than today plus 1 hour",
                        "«С момента» - не раньше сегодня плюс 1 ч"),
                arguments(
                        ASchema.URGENT.is(true).and(ASchema.COUNT.is(1).or(ASchema.COUNT.is(2))),
                        "Urgent is yes and (Count is 1 or Count is 2)",
                        "«Срочно» - да и («Количество» - 1 или «Количество» - 2)"),
                arguments(
                        ASchema.URGENT.is(true).and(ASchema.COUNT.is(1)).not(),
                        "not (Urgent is yes and Count is 1)",
                        "неверно, что («Срочно» - да и «Количество» - 1)"),
                arguments(
                        ASchema.COMPANY.to("company", ASchema.INDUSTRY).isNot("x"),
                        "Company / Industry is not \"x\"",
                        "«Контрагент / Отрасль» - не «x»"),
                arguments(
                        Condition.exists(new Relation.Forward(ASchema.COMPANY, "company"), ASchema.INDUSTRY.isNot("x")),
                        "in Company there is a Company where Industry is not \"x\"",
                        "в поле «Контрагент» есть запись «Контрагент», где «Отрасль» - не «x»"),
                arguments(
                        Condition.exists(
                                        new Relation.Forward(ASchema.COMPANY, "company"),
                                        Condition.exists(deals, Condition.always()))
                                .not(),
                        "in Company there is no Company where there is a Deal by its Company",
                        "в поле «Контрагент» нет записи «Контрагент», где есть запись «Сделка» по её полю «Контрагент»"),
                arguments(Condition.id(ASchema.ID), "the record is one of 1 named", "запись - одна из названных (1)"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void a_condition_reads_as_a_sentence(Condition condition, String english, String russian) {
        Condition checked = ASchema.check(condition);

        assertThat(ConditionText.sentence(checked, ASchema.DEAL, ASchema.SCHEMA, Locale.ENGLISH))
                .isEqualTo(english);
        assertThat(ConditionText.sentence(checked, ASchema.DEAL, ASchema.SCHEMA, RUSSIAN))
                .isEqualTo(russian);
    }

    @Test
    void long_lists_and_texts_are_cut_short() {
        List<Integer> many = IntStream.range(0, 1_000).boxed().toList();

        assertThat(english(ASchema.COUNT.in(many))).endsWith("18, 19, 980 more");
        assertThat(english(ASchema.TITLE.is("x".repeat(1_000)))).hasSizeLessThan(70);
        assertThat(english(ASchema.TITLE.is("a\u202E\nb"))).isEqualTo("Title is \"aU+202eU+ab\"");
    }

    private static String english(Condition condition) {
        return ConditionText.sentence(ASchema.check(condition), ASchema.DEAL, ASchema.SCHEMA, Locale.ENGLISH);
    }
}
