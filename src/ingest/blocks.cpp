#include "blocks.hpp"

#include <algorithm>
#include <thread>

namespace corridor::ingest {

unsigned Sharing::threadsToUse() const {
    return threads > 0 ? threads : std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
}

}  // namespace corridor::ingest
