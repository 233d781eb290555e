package io.hypervisory.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/// One feed of the simulation: what it holds at any instant, and when its server misbehaves. The
/// same number gives the same feed. Immutable.
final class SimulatedFeed {
    private static final int WINDOW = 10;
    private static final int FAULTS_PERCENT = 5;
    private static final Duration SLOT = Duration.ofHours(1);

    private final int number;
    private final Instant start;
    private final List<Item> items;
    private final Instant reset;

    /// @param from, until when it stands in the feed
    /// @param edited from when on its title is another; never for an item that nothing but its text
    ///   names
    record Item(int number, Instant from, Instant until, Instant edited, Identity identity) {
        String title(Instant at) {
            return "Item " + number + (at.isBefore(edited) ? "" : ", corrected");
        }
    }

    enum Identity {
        GUID,
        LINK,
        CONTENT
    }

    enum Fault {
        SERVER_ERROR,
        WAIT_SECONDS,
        WAIT_UNTIL,
        TRUNCATED,
        CUT,
        HTML,
        REDIRECT_LOOP,
        REDIRECT_INSIDE,
        GONE,
        ZEROS,
        GZIPPED_ZEROS,
        STALLS,
        DRIPS
    }

    SimulatedFeed(int number, Instant start, Duration length) {
        this.number = number;
        this.start = start;
        this.reset = start.plus(Duration.ofDays(5 + number % 20));
        this.items = items(length);
    }

    private List<Item> items(Duration length) {
        var random = new Random(number);
        long meanMinutes = 180 + random.nextInt(4000);
        Identity identity = Identity.values()[number % 3];
        var from = new ArrayList<Instant>();
        Instant at = start.minus(Duration.ofDays(2));
        while (at.isBefore(start.plus(length))) {
            from.add(at);
            boolean burst = random.nextInt(5) == 0;
            long wait = burst ? 0 : (long) (-Math.log(1 - random.nextDouble()) * meanMinutes);
            at = at.plus(Duration.ofMinutes(wait));
        }
        var made = new ArrayList<Item>();
        for (int i = 0; i < from.size(); i++) {
            Instant until = i + WINDOW < from.size() ? from.get(i + WINDOW) : Instant.MAX;
            boolean edit = identity != Identity.CONTENT && random.nextInt(4) == 0;
            Instant edited = edit ? from.get(i).plus(Duration.ofHours(9)) : Instant.MAX;
            made.add(new Item(i, from.get(i), until, edited, identity));
        }
        return made;
    }

    String host() {
        return "feed-%03d.example".formatted(number);
    }

    List<Item> items() {
        return items;
    }

    /// For some hours of one day it has lost everything.
    boolean isReset(Instant at) {
        return !at.isBefore(reset) && at.isBefore(reset.plus(Duration.ofHours(6)));
    }

    Instant reset() {
        return reset;
    }

    List<Item> at(Instant at) {
        if (isReset(at)) {
            return List.of();
        }
        var standing = new ArrayList<Item>();
        for (Item item : items) {
            if (!item.from().isAfter(at) && item.until().isAfter(at)) {
                standing.add(item);
            }
        }
        switch (number % 4) {
            case 0 -> Collections.reverse(standing);
            case 1 -> Collections.shuffle(standing, new Random(at.getEpochSecond()));
            default -> {}
        }
        return standing;
    }

    String xml(Instant at) {
        var xml = new StringBuilder("<?xml version='1.0'?>\n<rss version='2.0'><channel>");
        xml.append("<title>Feed ").append(number).append("</title>");
        for (Item item : at(at)) {
            xml.append("\n<item><title>").append(item.title(at)).append("</title>");
            switch (item.identity()) {
                case GUID ->
                        xml.append("<guid isPermaLink='false'>urn:")
                                .append(host())
                                .append(':')
                                .append(item.number())
                                .append("</guid>");
                case LINK ->
                        xml.append("<link>http://")
                                .append(host())
                                .append("/posts/")
                                .append(item.number())
                                .append("</link>");
                case CONTENT -> {}
            }
            // the day only: many items have the same date
            Instant day = item.from().truncatedTo(ChronoUnit.DAYS);
            xml.append("<pubDate>")
                    .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(day.atZone(ZoneOffset.UTC)))
                    .append("</pubDate><description>Text of item ")
                    .append(item.number())
                    .append(" &amp;c. \u00e9</description></item>");
        }
        return xml.append("\n</channel></rss>\n").toString();
    }

    /// The hour that an instant lies in.
    Instant slot(Instant at) {
        long slots = Duration.between(start, at).dividedBy(SLOT);
        return start.plus(SLOT.multipliedBy(slots));
    }

    Instant slotEnd(Instant at) {
        return slot(at).plus(SLOT);
    }

    /// Null in most hours.
    Fault fault(Instant at) {
        var random = new SplittableRandom(number * 1_000_003L + slot(at).getEpochSecond());
        if (random.nextInt(100) >= FAULTS_PERCENT) {
            return null;
        }
        int kinds = Fault.values().length;
        // what costs real time is rare
        int kind = random.nextInt((kinds - 2) * 40 + 2);
        return kind < 2 ? Fault.values()[kinds - 1 - kind] : Fault.values()[(kind - 2) / 40];
    }

    /// Whether the item stood for longer than this while its server was well.
    boolean stoodLonger(Item item, Duration than, Instant end) {
        Instant well = item.from().isBefore(start) ? start : item.from();
        for (Instant slot = slot(well); slot.isBefore(end); slot = slot.plus(SLOT)) {
            Instant until = item.until().isBefore(end) ? item.until() : end;
            boolean sick = fault(slot) != null || isReset(slot) || isReset(slot.plus(SLOT));
            if (sick || !slot.isBefore(until)) {
                Instant last = slot.isBefore(until) ? slot : until;
                if (Duration.between(well, last).compareTo(than) > 0) {
                    return true;
                }
                well = slot.plus(SLOT);
            }
            if (!slot.isBefore(until)) {
                return false;
            }
        }
        Instant last = item.until().isBefore(end) ? item.until() : end;
        return Duration.between(well, last).compareTo(than) > 0;
    }
}
