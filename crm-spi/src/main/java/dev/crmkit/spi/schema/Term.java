package dev.crmkit.spi.schema;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.TextMode;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Something a condition can speak of: a field of the record, or a field one or more to-one links away.
 *
 * <p>Every condition made here is two-valued: a comparison with an empty value is false, {@link #isNot} is its
 * complement and so true on empty. Values are checked against the field when the condition is used. Immutable.
 *
 * @param <T> the Java type of a present value
 */
@ForCallers
public abstract sealed class Term<T> permits Field, PathTerm {

    Term() {}

    abstract Field<T> field();

    /** Carries an atom that is false on empty over the links in front of the field. */
    abstract Condition lift(Condition atom);

    /** Equal; for a multi-valued field: has this element. Text is compared by the fold unless declared exact. */
    public Condition is(Object value) {
        return lift(compare(Condition.Op.EQ, Operand.of(value), mode()));
    }

    /** The complement of {@link #is}: true on empty. */
    public Condition isNot(Object value) {
        return is(value).not();
    }

    /** Equal as it stands, letter case and accents included. */
    public Condition isExactly(String value) {
        return lift(compare(Condition.Op.EQ, Operand.of(value), TextMode.EXACT));
    }

    /** Multi-valued fields: one of the elements equals the value. */
    public Condition has(Object element) {
        return is(element);
    }

    public Condition lt(Object value) {
        return lift(compare(Condition.Op.LT, Operand.of(value), TextMode.FOLDED));
    }

    public Condition le(Object value) {
        return lift(compare(Condition.Op.LE, Operand.of(value), TextMode.FOLDED));
    }

    public Condition gt(Object value) {
        return lift(compare(Condition.Op.GT, Operand.of(value), TextMode.FOLDED));
    }

    public Condition ge(Object value) {
        return lift(compare(Condition.Op.GE, Operand.of(value), TextMode.FOLDED));
    }

    /** Both ends included; nothing when the ends are reversed. */
    public Condition between(Object from, Object thru) {
        return ge(from).and(le(thru));
    }

    /** Equal to one of the values; nothing equals one of none. */
    public Condition in(Collection<?> values) {
        List<Operand> operands = new ArrayList<>(values.size());
        values.forEach(value -> operands.add(Operand.of(value)));
        return lift(new Condition.In(field(), operands, mode()));
    }

    public Condition in(Object... values) {
        return in(Arrays.asList(values));
    }

    /** Text only, folded: letter case, ё and е, accents of compatibility forms do not matter. */
    public Condition contains(String text) {
        return match(Condition.Part.CONTAINS, text, mode());
    }

    public Condition startsWith(String text) {
        return match(Condition.Part.STARTS_WITH, text, mode());
    }

    public Condition endsWith(String text) {
        return match(Condition.Part.ENDS_WITH, text, mode());
    }

    /** Text only, as it stands. */
    public Condition match(Condition.Part part, String text, TextMode mode) {
        return lift(new Condition.Match(field(), part, text, mode));
    }

    public Condition isNotEmpty() {
        return lift(new Condition.Present(field()));
    }

    public Condition isEmpty() {
        return isNotEmpty().not();
    }

    /** Instants and days only: before now minus this much time. */
    public Condition olderThan(Duration age) {
        return lt(Operand.nowMinus(age));
    }

    /** Instants and days only: before now minus this many days at local time. */
    public Condition olderThan(Period age) {
        return lt(Operand.nowMinus(age));
    }

    private Condition compare(Condition.Op op, Operand operand, TextMode mode) {
        return new Condition.Compare(field(), op, operand, mode);
    }

    private TextMode mode() {
        return field().type() instanceof FieldType.Text text && text.exact() ? TextMode.EXACT : TextMode.FOLDED;
    }
}
