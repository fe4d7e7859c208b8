package dev.crmkit.core.access;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.spi.schema.Label;
import java.util.Collection;
import java.util.List;

/** Findings in words. */
final class FindingWords {
    private FindingWords() {}

    static Label shadowed(List<String> by) {
        return new Label("всё это уже дают " + Shown.list(by), "all of it is given by " + Shown.list(by));
    }

    static Label hidden(List<String> by) {
        return new Label("всё отнимают запреты " + Shown.list(by), "all of it is taken away by " + Shown.list(by));
    }

    static Label idle() {
        return new Label("не отнимает ничего и ни у кого", "it takes nothing from anybody");
    }

    static Label conflict(List<String> grants) {
        return new Label("отнимает от того, что дают " + Shown.list(grants), "it takes from " + Shown.list(grants));
    }

    static Label broad(Collection<String> roles, Scope scope) {
        return new Label(
                "без условия даёт " + scope + " ролям " + Shown.list(roles),
                "it gives " + scope + " without a condition to " + Shown.list(roles));
    }

    static Label nothing() {
        return new Label("роль не даёт никаких прав", "nothing is granted to the role");
    }

    static Label nobody() {
        return new Label("роли ни у кого нет", "nobody has the role");
    }

    static Label unknown(Label reason) {
        return new Label("не решено: " + reason.ru(), "not decided: " + reason.en());
    }
}
