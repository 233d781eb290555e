package io.hypervisory.ingest.read;

class FeedReader implements DocumentReader {
    public String format() {
        return "feed";
    }

    public int version() {
        return 1;
    }

    public boolean recognises(Document d) {
        return false;
    }

    public Reading read(Document d) {
        return new Reading.Rejected("a", "b");
    }
}
