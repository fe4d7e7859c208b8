package dev.crmkit.core.access;

import dev.crmkit.spi.schema.Label;
import java.util.List;

/** Whether some holder of these roles has a right by one set of rules that he has not by another. */
sealed interface Outcome {

    record Shown(List<String> roles, Asked asked, AccessWitness witness) implements Outcome {}

    record Unknown(List<String> roles, Asked asked, Label reason) implements Outcome {}

    record Nothing() implements Outcome {}
}
