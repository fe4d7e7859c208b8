package dev.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.jdbc.CutCommit.Cut;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.UnknownOutcomeException;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.postgres.PostgresSchema;
import dev.crmkit.testkit.postgres.PostgresServer;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A connection is cut around a commit: the server has heard of it or has not, and nobody can tell. */
class CutCommitTest {
    private final PostgresSchema schema = PostgresServer.shared().schema();
    private final CutCommit proxy = CutCommit.before(schema.url());

    @AfterEach
    void close() {
        proxy.close();
        schema.close();
    }

    private Crm crm() {
        Crm crm = Crm.builder()
                .store(JdbcStore.on(PostgresServer.at(proxy.url()).dataSource()))
                .environment(new SystemEnvironment())
                .definitions(Definitions.shipped().build())
                .build();
        crm.bootstrap(Organisation.builder(ZoneId.of("Europe/Moscow"), "MSK")
                .unit("sales", "Продажи")
                .user("hana", "Хана")
                .role("hana", "HEAD", "sales")
                .build());
        return crm;
    }

    private static RecordRef register(Crm crm, String key) {
        return crm.as(Actor.user("hana"))
                .leads()
                .register(Lead.draft().title("cut").contactName("cut"), key)
                .ref();
    }

    private static long registered(Crm crm) {
        return crm.as(Actor.user("hana")).leads().count(Condition.always());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void without_a_key_the_outcome_is_left_open(Cut cut) {
        try (Crm crm = crm()) {
            proxy.cutNext(cut);
            assertThatThrownBy(() -> crm.as(Actor.user("hana"))
                            .leads()
                            .register(Lead.draft().title("cut").contactName("cut")))
                    .isInstanceOf(UnknownOutcomeException.class);
            assertThat(proxy.hasCut()).isTrue();
            assertThat(registered(crm)).isEqualTo(cut == Cut.BEFORE_THE_ANSWER ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void with_a_key_it_is_stored_once_and_answered(Cut cut) {
        try (Crm crm = crm()) {
            proxy.cutNext(cut);
            RecordRef answered = register(crm, "order-17");
            assertThat(proxy.hasCut()).isTrue();
            assertThat(register(crm, "order-17")).isEqualTo(answered);
            assertThat(registered(crm)).isOne();
        }
    }
}
