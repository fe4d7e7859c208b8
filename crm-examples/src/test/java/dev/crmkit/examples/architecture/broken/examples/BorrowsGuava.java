package dev.crmkit.examples.architecture.broken.examples;

import com.google.common.collect.ImmutableList;

record BorrowsGuava(ImmutableList<String> names) {}
