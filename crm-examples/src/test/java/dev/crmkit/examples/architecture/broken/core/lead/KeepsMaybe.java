package dev.crmkit.examples.architecture.broken.core.lead;

import java.util.Optional;

record KeepsMaybe(Optional<String> name) {}
