#include "threads/threads.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <fstream>
#include <limits>
#include <mutex>

namespace corridor::threads {

namespace {

constexpr std::int64_t mebibyte = std::int64_t{1} << 20;
constexpr std::int64_t forTheJob = 48 * mebibyte;    ///< address space that is left to the work itself
constexpr std::int64_t ofAllocator = 64 * mebibyte;  ///< what the C library sets aside for each thread that allocates

std::int64_t stackSize() {
    rlimit stack{};
    const bool isKnown = getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur != RLIM_INFINITY;
    return isKnown ? static_cast<std::int64_t>(stack.rlim_cur) : 8 * mebibyte;
}

/// Threads beside the calling one for which the address space that the process may have suffices.
std::int64_t roomForOthers() {
    rlimit space{};
    if (getrlimit(RLIMIT_AS, &space) != 0 || space.rlim_cur == RLIM_INFINITY) return most;
    std::int64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const std::int64_t used = pages * sysconf(_SC_PAGESIZE);
    const std::int64_t allowed = space.rlim_cur > std::uint64_t{std::numeric_limits<std::int64_t>::max()}
                                     ? std::numeric_limits<std::int64_t>::max()
                                     : static_cast<std::int64_t>(space.rlim_cur);
    return std::clamp<std::int64_t>((allowed - used - forTheJob) / (stackSize() + ofAllocator), 0, most);
}

}  // namespace

int count(int asked, std::size_t pieces) {
    const auto wanted = asked > 0 ? static_cast<std::size_t>(asked) : std::size_t{std::thread::hardware_concurrency()};
    const std::size_t useful = std::min({wanted, pieces, std::size_t{most}});
    return useful <= 1 ? 1 : static_cast<int>(std::min(static_cast<std::int64_t>(useful), 1 + roomForOthers()));
}

std::vector<std::thread> start(int wanted, const std::function<void()>& work) {
    std::vector<std::thread> started;
    started.reserve(static_cast<std::size_t>(std::max(wanted, 0)));
    try {
        while (static_cast<int>(started.size()) < wanted) started.emplace_back(work);
    } catch (const std::exception&) {
        // Those that run do the work.
    }
    return started;
}

int startable(int wanted) {
    std::promise<void> counted;
    const std::shared_future<void> gate = counted.get_future().share();
    // All at once: they count only if they run side by side.
    std::vector<std::thread> started = start(wanted, [gate] { gate.wait(); });
    counted.set_value();
    for (std::thread& thread : started) thread.join();
    return static_cast<int>(started.size());
}

void forEach(std::size_t pieces, int asked, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::exception_ptr failure;
    const auto share = [&] {
        try {
            for (std::size_t i = next++; i < pieces; i = next++) work(i);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!failure) failure = std::current_exception();
            next = pieces;
        }
    };
    std::vector<std::thread> helpers = start(count(asked, pieces) - 1, share);
    share();
    for (std::thread& helper : helpers) helper.join();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace corridor::threads
