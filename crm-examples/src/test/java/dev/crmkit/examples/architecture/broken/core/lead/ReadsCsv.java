package dev.crmkit.examples.architecture.broken.core.lead;

import de.siegmar.fastcsv.reader.CsvRecord;

record ReadsCsv(CsvRecord line) {}
