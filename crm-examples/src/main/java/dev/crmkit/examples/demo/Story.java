package dev.crmkit.examples.demo;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.calendar.CalendarMath;
import dev.crmkit.core.deal.Contract;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Plays a sales department through the public doors, under virtual time: managers work their tasks off, quotes are sent,
 * clients are called back three days later, contracts are signed. The same seed tells the same story.
 */
final class Story {
    private static final List<LocalTime> ROUNDS =
            List.of(LocalTime.of(9, 30), LocalTime.of(12, 0), LocalTime.of(16, 30));
    private static final int TASKS_A_ROUND = 3;

    private final Crm crm;
    private final VirtualEnvironment clock;
    private final CalendarMath calendar;
    private final ZoneId zone;
    private final SplittableRandom dice;
    private final Narrator narrator;

    Story(Crm crm, VirtualEnvironment clock, CalendarMath calendar, long seed, Narrator narrator) {
        this.crm = crm;
        this.clock = clock;
        this.calendar = calendar;
        this.zone = calendar.calendar().zone();
        this.dice = new SplittableRandom(seed);
        this.narrator = narrator;
    }

    /** So many working days from the clock's day on. */
    void play(int workingDays) {
        LocalDate day = clock.now().atZone(zone).toLocalDate();
        for (int played = 0; played < workingDays; day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                playDay(day);
                played++;
            }
        }
    }

    private void playDay(LocalDate day) {
        for (LocalTime time : ROUNDS) {
            Instant round = day.atTime(time).atZone(zone).toInstant();
            if (round.isBefore(clock.now())) {
                continue;
            }
            clock.setTo(round);
            int due = crm.fireTimers().done();
            if (due > 0) {
                narrator.tell(round, "", "⏰ пора перезвонить: новых задач " + due, "⏰ callbacks due: new tasks " + due);
            }
            crm.sendMessages();
            Staff.MANAGERS.forEach(this::work);
        }
    }

    private void work(String manager) {
        CrmSession session = crm.as(Actor.user(manager));
        session.tasks().mine(TASKS_A_ROUND).items().forEach(task -> handle(session, manager, task));
        ownDeals(session, "PROPOSAL_PREP").forEach(deal -> propose(session, manager, deal));
        ownDeals(session, "CONTRACT").forEach(deal -> sign(session, manager, deal));
    }

    private static List<Deal> ownDeals(CrmSession session, String stage) {
        return session.deals()
                .list(Query.where(Deal.STAGE
                                .is(stage)
                                .and(Header.OWNER.is(Operand.parameter("me")))
                                .and(Deal.STAGE_SINCE.olderThan(Duration.ofHours(4))))
                        .limit(2))
                .items();
    }

    private void handle(CrmSession session, String manager, Task task) {
        pass(Duration.ofMinutes(7));
        Optional<RecordRef> deal = task.get(Task.DEAL);
        if (deal.isPresent()) {
            decide(session, manager, session.deals().get(deal.get()));
        } else {
            task.get(Task.LEAD)
                    .ifPresent(
                            lead -> call(session, manager, task, session.leads().get(lead)));
        }
    }

    private void call(CrmSession session, String manager, Task task, Lead lead) {
        int roll = dice.nextInt(100);
        if (roll < 20) {
            session.leads().junk(lead, "WRONG_NUMBER");
            tell(manager, "некачественный лид: " + lead.title(), "junk lead: " + lead.title());
            return;
        }
        boolean interested = roll < 85;
        session.interactions()
                .log(Values.draft()
                        .set(Interaction.CHANNEL, "CALL")
                        .set(Interaction.STARTED_AT, clock.now())
                        .set(Interaction.OUTCOME, interested ? "SUCCESS" : "REFUSED")
                        .set(Interaction.RESULT, interested ? "Интересно, ждёт КП" : "Не интересно")
                        .set(Interaction.LEAD, lead.ref())
                        .set(Interaction.TASK, task.ref()));
        if (interested) {
            Lead converted = session.leads().qualify(lead);
            String number =
                    session.deals().get(converted.deal().orElseThrow()).number().orElse("");
            tell(
                    manager,
                    "лид принят в работу: " + lead.title() + " → сделка " + number,
                    "lead taken to work: " + lead.title() + " → deal " + number);
        } else {
            session.leads().lose(lead, "Не интересно");
            tell(manager, "отказ по лиду: " + lead.title(), "lead lost: " + lead.title());
        }
    }

    private void propose(CrmSession session, String manager, Deal deal) {
        pass(Duration.ofMinutes(11));
        Money amount = deal.amount().orElse(Money.of(100_000L + 10_000L * dice.nextInt(90), "RUB"));
        Quote quote = session.quotes().send(session.quotes().draft(deal.ref(), amount));
        String number = quote.number().orElse("");
        tell(
                manager,
                "отправлено " + number + " на " + amount + " (" + deal.title() + ")",
                "sent " + number + " for " + amount + " (" + deal.title() + ")");
    }

    private void decide(CrmSession session, String manager, Deal deal) {
        String number = deal.number().orElse("");
        int roll = dice.nextInt(100);
        if (roll < 45) {
            session.deals()
                    .accept(
                            "DECISION".equals(deal.stage())
                                    ? deal
                                    : session.deals().clientDecides(deal));
            tell(manager, "перезвонили по " + number + ": клиент согласен", "called back on " + number + ": accepted");
        } else if (roll < 75) {
            session.deals().needsTime(deal);
            tell(
                    manager,
                    "перезвонили по " + number + ": нужно время, перезвонить через 3 дня",
                    "called back on " + number + ": needs time, again in 3 days");
        } else {
            session.deals().refuse(deal, "Выбрали другого поставщика");
            tell(manager, "перезвонили по " + number + ": отказ", "called back on " + number + ": refused");
        }
    }

    private void sign(CrmSession session, String manager, Deal deal) {
        pass(Duration.ofMinutes(13));
        Contract draft = session.contracts().draft(deal.ref(), deal.amount().orElse(Money.of(100_000L, "RUB")));
        Contract signed = session.contracts().sign(draft);
        String number = signed.number().orElse("");
        tell(
                manager,
                "подписан договор " + number + ", сделка " + deal.number().orElse("") + " заключена",
                "contract " + number + " signed, deal " + deal.number().orElse("") + " is won");
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    private void tell(String manager, String ru, String en) {
        narrator.tell(clock.now(), Staff.name(manager), ru, en);
    }
}
