package dev.crmkit.examples.architecture;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.crmkit.Crm;
import dev.crmkit.examples.Main;
import dev.crmkit.jdbc.JdbcStore;
import dev.crmkit.spi.storage.CrmStore;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The module descriptors are true: everything else is tested on the class path. */
class ModulePathTest {
    /** One type of every module the examples run with. */
    private static final List<Class<?>> MODULES = List.of(
            CrmStore.class,
            Crm.class,
            JdbcStore.class,
            Main.class,
            JdbcDataSource.class,
            Logger.class,
            JsonMapper.class,
            JsonFactory.class,
            JsonFormat.class,
            CsvReader.class,
            ImmutableList.class,
            InternalFutureFailureAccess.class,
            PhoneNumberUtil.class);

    @Test
    void the_demonstration_runs_on_the_module_path(@TempDir Path folder) throws IOException, InterruptedException {
        Path told = folder.resolve("told.txt");
        Path results = folder.resolve("results");
        Process process = start(told, "--db", folder.resolve("crm").toString(), "--out", results.toString());
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(told)).isZero();
        assertThat(results).isNotEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.crmkit.spi", "dev.crmkit.core", "dev.crmkit.jdbc"})
    void every_room_is_exported_but_the_internal_ones(String module) {
        ModuleDescriptor descriptor =
                ModuleFinder.of(modulePath()).find(module).orElseThrow().descriptor();
        assertThat(descriptor.exports())
                .noneMatch(ModuleDescriptor.Exports::isQualified)
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrderElementsOf(descriptor.packages().stream()
                        .filter(name -> !name.contains(".internal"))
                        .collect(toSet()));
    }

    private static Process start(Path told, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                Stream.of(modulePath()).map(Path::toString).collect(joining(File.pathSeparator)),
                "-m",
                "dev.crmkit.examples/dev.crmkit.examples.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
    }

    private static Path[] modulePath() {
        return MODULES.stream().map(ModulePathTest::home).distinct().toArray(Path[]::new);
    }

    /** The jar or folder the type was read from. */
    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
