package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.BUDGET;
import static dev.crmkit.jdbc.Samples.CALLED_AT;
import static dev.crmkit.jdbc.Samples.CODE;
import static dev.crmkit.jdbc.Samples.COMPANY;
import static dev.crmkit.jdbc.Samples.DAY;
import static dev.crmkit.jdbc.Samples.EMAILS;
import static dev.crmkit.jdbc.Samples.FILE;
import static dev.crmkit.jdbc.Samples.HOT;
import static dev.crmkit.jdbc.Samples.NAME;
import static dev.crmkit.jdbc.Samples.NOTE;
import static dev.crmkit.jdbc.Samples.PARTNERS;
import static dev.crmkit.jdbc.Samples.PHONES;
import static dev.crmkit.jdbc.Samples.RATE;
import static dev.crmkit.jdbc.Samples.SCORE;
import static dev.crmkit.jdbc.Samples.STATE;
import static dev.crmkit.jdbc.Samples.SUBJECT;
import static dev.crmkit.jdbc.Samples.TAGS;
import static dev.crmkit.jdbc.Samples.TITLE;

import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Random conditions over leads and companies, and random leads whose values the conditions ask about. */
final class Conditions {
    private static final List<String> TEXTS = List.of(
            "а", "Ё", "ёж", "Еж", "100%", "1_0", "!%", "it's", "\\", "ß", "ẞ", "İ", "ﬁ", "😀", "a", "A ", " a", "null",
            "\uFE0F");
    private static final Bindings BINDINGS = new Bindings(Instant.EPOCH, ZoneOffset.UTC, Map.of());

    private final Random random;
    private final List<UUID> leads = new ArrayList<>();
    private final List<RecordRef> companies = new ArrayList<>();
    private final Map<Field<?>, List<Object>> pool = new HashMap<>();

    Conditions(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            leads.add(Samples.id());
        }
        for (int i = 0; i < 5; i++) {
            companies.add(new RecordRef("company", Samples.id()));
        }
        fillPool();
    }

    private void fillPool() {
        List.of(TITLE, NOTE, CODE).forEach(field -> pool.put(field, new ArrayList<>(TEXTS)));
        pool.put(SCORE, List.of(-1L, 0L, 1L, Long.MAX_VALUE));
        pool.put(RATE, List.of(new BigDecimal("0.1000"), new BigDecimal("0.1001"), new BigDecimal("-3.0000")));
        pool.put(BUDGET, List.of(Money.of(5, "RUB"), Money.of(5, "JPY"), Money.of(6, "RUB"), Money.of(6, "EUR")));
        pool.put(HOT, List.of(true, false));
        pool.put(DAY, List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2), LocalDate.of(1, 1, 1)));
        pool.put(CALLED_AT, List.of(Instant.EPOCH, Instant.EPOCH.plusNanos(1_000), Instant.EPOCH.minusNanos(1_000)));
        pool.put(STATE, List.of("NEW", "WORK", "DONE", "GONE"));
        pool.put(TAGS, List.of("A", "B", "C"));
        pool.put(COMPANY, new ArrayList<>(companies));
        pool.put(PARTNERS, new ArrayList<>(companies));
        List<Object> subjects = new ArrayList<>(companies);
        leads.forEach(id -> subjects.add(new RecordRef("lead", id)));
        pool.put(SUBJECT, subjects);
        pool.put(
                PHONES,
                List.of(
                        PhoneNumber.of("8 916 111-22-33").withE164("+79161112233", "MOBILE"),
                        PhoneNumber.of("+7 916 111 22 33"),
                        PhoneNumber.of("112")));
        pool.put(EMAILS, List.of(EmailAddress.of("A@b.ru"), EmailAddress.of("c_d@b.ru")));
        pool.put(FILE, List.of(new FileRef("a_1.pdf", "k", 1, "a/b"), new FileRef("б%.pdf", "k", 2, "a/b")));
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    List<Record> records() {
        List<Record> records = new ArrayList<>();
        leads.forEach(id -> records.add(lead(id)));
        companies.forEach(ref -> records.add(company(ref.id())));
        return records;
    }

    private Record lead(UUID id) {
        Record.Builder lead = Record.create(Samples.LEAD, id);
        for (Field<?> field : pool.keySet()) {
            if (random.nextInt(3) == 0) {
                continue;
            }
            if (field.equals(CODE)) {
                lead.put(field, one(TEXTS) + id);
            } else if (field.type().multiValued()) {
                lead.put(field, some(pool.getOrDefault(field, List.of())));
            } else {
                lead.put(field, one(pool.getOrDefault(field, List.of())));
            }
        }
        return bin(lead);
    }

    private Record company(UUID id) {
        Record.Builder company = Record.create(Samples.COMPANY_TYPE, id);
        return bin(random.nextInt(4) == 0 ? company : company.set(NAME, one(TEXTS)));
    }

    private Record bin(Record.Builder record) {
        return random.nextInt(5) == 0
                ? record.set(Header.DELETED_AT, Instant.EPOCH).build()
                : record.build();
    }

    private List<Object> some(List<Object> all) {
        return all.stream().filter(each -> random.nextInt(2) == 0).distinct().toList();
    }

    /** A condition on leads, of literals, its text operands folded. */
    Condition condition() {
        return BINDINGS.resolve(tree(4, true));
    }

    private Condition tree(int depth, boolean onLeads) {
        int kind = depth == 0 ? 0 : random.nextInt(8);
        return switch (kind) {
            case 1 -> new Condition.All(parts(depth, onLeads));
            case 2 -> new Condition.Any(parts(depth, onLeads));
            case 3 -> new Condition.Not(tree(depth - 1, onLeads));
            case 4 -> onLeads ? forward(depth) : inverse(depth);
            default -> onLeads ? atom(one(new ArrayList<>(pool.keySet()))) : text(NAME);
        };
    }

    private List<Condition> parts(int depth, boolean onLeads) {
        List<Condition> parts = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            parts.add(tree(depth - 1, onLeads));
        }
        return parts;
    }

    private Condition forward(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> Condition.exists(new Relation.Forward(SUBJECT, "lead"), tree(depth - 1, true));
            case 1 -> Condition.exists(new Relation.Inverse("lead", SUBJECT), tree(depth - 1, true));
            case 2 -> Condition.exists(new Relation.Forward(SUBJECT, "company"), tree(depth - 1, false));
            case 3 -> Condition.exists(new Relation.Forward(PARTNERS, "company"), tree(depth - 1, false));
            default -> Condition.exists(new Relation.Forward(COMPANY, "company"), tree(depth - 1, false));
        };
    }

    private Condition inverse(int depth) {
        Field<?> link = one(List.<Field<?>>of(COMPANY, SUBJECT, PARTNERS));
        return Condition.exists(new Relation.Inverse("lead", link), tree(depth - 1, true));
    }

    private Condition atom(Field<?> field) {
        if (random.nextInt(12) == 0) {
            return Condition.ids(leads.subList(0, random.nextInt(leads.size())));
        }
        if (random.nextInt(6) == 0) {
            return field.isNotEmpty();
        }
        if (field.type().textual()) {
            return text(field);
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.In(field, operands(field), TextMode.EXACT);
            case 1 -> searched(field);
            case 2 -> ordered(field);
            default -> field.is(one(pool.getOrDefault(field, List.of())));
        };
    }

    private List<Operand> operands(Field<?> field) {
        return some(pool.getOrDefault(field, List.of())).stream()
                .map(Operand::of)
                .toList();
    }

    private Condition searched(Field<?> field) {
        if (field.equals(PHONES) || field.equals(EMAILS) || field.equals(FILE)) {
            return field.match(
                    one(List.of(Condition.Part.values())),
                    one(List.of("1", "79", "112", "_", "%", "b.ru", "a", ".pdf", "")),
                    TextMode.EXACT);
        }
        return field.is(one(pool.getOrDefault(field, List.of()))).not();
    }

    private Condition ordered(Field<?> field) {
        boolean ordered = field.type().ordered() && !field.equals(STATE) && !field.equals(HOT);
        Condition.Op op = ordered ? one(List.of(Condition.Op.values())) : Condition.Op.EQ;
        Object value = one(pool.getOrDefault(field, List.of()));
        return new Condition.Compare(field, op, Operand.of(near(value)), TextMode.FOLDED);
    }

    /** Sometimes a value no column can hold, just beside one that it can. */
    private Object near(Object value) {
        if (random.nextInt(3) > 0) {
            return value;
        }
        if (value instanceof BigDecimal number) {
            return number.add(new BigDecimal("0.000001"));
        }
        return value instanceof Instant instant ? instant.plusNanos(1) : value;
    }

    private Condition text(Field<?> field) {
        String operand = one(TEXTS.subList(0, TEXTS.size() - 1));
        TextMode mode = random.nextBoolean() ? TextMode.EXACT : TextMode.FOLDED;
        return switch (random.nextInt(4)) {
            case 0 -> field.match(one(List.of(Condition.Part.values())), operand, mode);
            case 1 -> new Condition.In(field, List.of(Operand.of(operand), Operand.of("a")), mode);
            case 2 ->
                new Condition.Compare(field, one(List.of(Condition.Op.values())), Operand.of(operand), TextMode.FOLDED);
            default -> new Condition.Compare(field, Condition.Op.EQ, Operand.of(operand), mode);
        };
    }
}
