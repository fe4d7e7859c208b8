package dev.crmkit.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** PostgreSQL refuses to run as root. */
class AccountTest {
    @Test
    void who_is_not_root_stays_who_they_are() throws IOException {
        assertThat(Account.choose(false, command -> true).command("initdb", "-D", "data"))
                .containsExactly("initdb", "-D", "data");
    }

    @Test
    void root_takes_a_namespace_of_its_own() throws IOException {
        Account account = Account.choose(true, command -> true);
        assertThat(account.command("initdb")).containsExactly("unshare", "-U", "initdb");
        assertThat(account.nobody()).isFalse();
    }

    @Test
    void root_becomes_nobody_where_namespaces_are_off() throws IOException {
        Account account = Account.choose(true, command -> !command.contains("unshare"));
        assertThat(account.command("initdb")).startsWith("setpriv").endsWith("initdb");
        assertThat(account.nobody()).isTrue();
    }

    @Test
    void root_without_either_is_told_so() {
        assertThatThrownBy(() -> Account.choose(true, command -> false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unshare")
                .hasMessageContaining("setpriv");
    }
}
