package dev.crmkit.examples.architecture.broken.core.lead;

import org.junit.jupiter.api.TestInfo;

record RunsItsTests(TestInfo test) {}
