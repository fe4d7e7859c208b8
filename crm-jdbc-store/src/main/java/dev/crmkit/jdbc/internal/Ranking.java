package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery.Position;
import dev.crmkit.spi.storage.SortKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A record with its place in an order, so that sort keys are made once. */
record Ranking(Record record, Position position) {

    /** The records in the order. */
    static List<Record> sorted(List<Record> records, List<Order> orders) {
        List<Ranking> ranked = new ArrayList<>(records.size());
        records.forEach(record -> ranked.add(new Ranking(record, Position.of(record, orders))));
        ranked.sort(Comparator.comparing(Ranking::position, SortKey.positions(orders)));
        return ranked.stream().map(Ranking::record).toList();
    }
}
