package io.hypervisory.docker.kibana;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/// One row of our CSV export.
public record Row(CSVRecord cells) {
    /// Every value of a column; none where the cell is empty.
    List<String> values(String column) {
        String cell = cells.get(column);
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("; "));
    }
}
