package io.hypervisory.enrich;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/// One block cache and one limit of write buffers for all stores of the process: without it each
/// store of each partition takes its own. Made by Kafka Streams for each store.
public final class StoreMemory implements RocksDBConfigSetter {
    /// Write buffers included.
    private static final long CACHE_BYTES = 160L * 1024 * 1024;

    /// The stores share it, and whoever writes when it is full empties its own part, however small
    /// that is: with half of it there are more small files to merge and to look into.
    private static final long WRITE_BUFFER_BYTES = 128L * 1024 * 1024;

    /// Files of a store that may wait to be merged. Twice the default merges less often; a lookup
    /// asks the filter of each file, and most find nothing there.
    private static final int FILES_TO_MERGE = 8;

    /// Of the cache, kept for indexes and filters, so that data blocks do not push them out: a
    /// lookup of an id that is not there yet needs nothing else.
    private static final double FOR_FILTERS = 0.3;

    /// RocksDB finds out by itself how many parts suit the size.
    private static final int SHARD_BITS = -1;

    private static final Cache CACHE = new LRUCache(CACHE_BYTES, SHARD_BITS, false, FOR_FILTERS);
    private static final WriteBufferManager WRITE_BUFFERS =
            new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> settings) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinL0FilterAndIndexBlocksInCache(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setMaxWriteBufferNumber(2);
        options.setLevel0FileNumCompactionTrigger(FILES_TO_MERGE);
        options.setWriteBufferSize(8L * 1024 * 1024);
    }

    @Override
    public void close(String storeName, Options options) {
        // cache and write buffers belong to the process
    }
}
