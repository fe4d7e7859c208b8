package dev.crmkit.examples.architecture.broken.core.unmarked;

record Unmarked(String name) {}
