#include "blocks.hpp"

#include "threads/threads.hpp"

namespace corridor::ingest {

unsigned Sharing::threadsToUse() const {
    constexpr std::size_t mostBlocks = 8;
    return static_cast<unsigned>(threads::count(static_cast<int>(threads), mostBlocks));
}

}  // namespace corridor::ingest
