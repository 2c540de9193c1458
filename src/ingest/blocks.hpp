#pragma once

#include <deque>
#include <future>
#include <string_view>

#include "feature_scan.hpp"
#include "threads/threads.hpp"

namespace corridor::ingest {

/// How a text is shared out.
struct Sharing {
    unsigned threads = 0;  ///< 0: as many as the machine has, at most 8
    std::size_t blockSize = std::size_t{4} << 20;

    unsigned threadsToUse() const;
};

/// Scans the features from `begin` on (the start of the first) in blocks that several threads work on, and
/// hands the blocks over in their order, on the calling thread. A block is used only where the one before it
/// stopped exactly at its start; where it did not, its part is scanned again from there, so that the result is that
/// of one thread whatever the text holds. `scan(slice)` gives a block with `stop`, `isClosed` and `error`;
/// `use(block)` takes it. Stops after a block that is closed or has an error, and returns where. `nextStart(text, at)`
/// guesses where a feature starts behind an offset.
template <typename Scan, typename Use, typename NextStart = std::size_t (*)(std::string_view, std::size_t)>
std::size_t shareOut(std::string_view text, std::size_t begin, const Sharing& sharing, Scan scan, Use use,
                     NextStart nextStart = &nextFeatureStart) {
    using Block = decltype(scan(Slice{}));
    struct Task {
        Slice slice;
        std::future<Block> block;
    };
    const unsigned threadCount = sharing.threadsToUse();
    std::deque<Task> ahead;
    std::size_t planned = begin;
    const auto plan = [&] {
        while (ahead.size() < threadCount + 1 && planned < text.size()) {
            const std::size_t target = planned + sharing.blockSize;
            const std::size_t end = target >= text.size() ? text.size() : nextStart(text, target);
            const Slice slice{planned, end};
            ahead.push_back({slice, threads::begin(threadCount > 1, [scan, slice] { return scan(slice); })});
            planned = end;
        }
    };
    std::size_t at = begin;
    for (plan(); !ahead.empty(); plan()) {
        Task task = std::move(ahead.front());
        ahead.pop_front();
        if (task.slice.end <= at) continue;
        Block block = task.slice.begin == at ? task.block.get() : scan(Slice{at, task.slice.end});
        at = block.stop;
        const bool isLast = block.isClosed || block.error;
        use(std::move(block));
        if (isLast) break;
    }
    return at;
}

}  // namespace corridor::ingest
