package io.hypervisory.ingest.read;

class VmsaMailReader implements DocumentReader {
    public String format() {
        return "vmsa-mail";
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
