package dev.crmkit.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house, held over every main class of every module. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(House.REAL.root());

    @ParameterizedTest
    @EnumSource
    void the_house_keeps_its_rules(HouseRules rule) {
        rule.over(House.REAL).check(MAIN);
    }

    /** Readers and walkers may count; they shall not be the rule. */
    @Test
    void nineteen_of_twenty_fields_are_final() {
        List<JavaField> fields = MAIN.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
        long changing = fields.stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                .count();
        assertThat(changing * 20).isLessThanOrEqualTo(fields.size());
    }

    /** So that no rule holds over nothing when a package is renamed. */
    @ParameterizedTest
    @ValueSource(strings = {"spi", "core", "core.internal", "jdbc", "testkit", "examples"})
    void every_module_is_seen(String module) {
        assertThat(MAIN.that(House.REAL.rooms(module))).isNotEmpty();
    }
}
