#pragma once

#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

/// Threads as far as the machine gives them: what cannot be started is done by those that run, never an abort.
namespace corridor::threads {

/// More than these never help.
inline constexpr int most = 256;

/// How many threads, the calling one among them, a job of so many pieces is worth: as many as asked (0: as many as the
/// machine has processors), one a piece at most, `most` at most, and no more than the limit of the process's address
/// space (`ulimit -v`) has room for. At least 1.
int count(int asked, std::size_t pieces);

/// Starts threads that run `work`, as many as wanted or as can be started: perhaps none. `work` must not throw.
std::vector<std::thread> start(int wanted, const std::function<void()>& work);

/// How many of the wanted threads can be started beside the calling one, found by starting them: for libraries that
/// start their own and do not go on with fewer (GDAL waits forever for those that it could not start).
int startable(int wanted);

/// Calls `work(i)` for each i below `pieces`, on count(asked, pieces) threads where they can be started, the calling
/// one among them, in no order. Once a call throws no other is begun, and the first exception is thrown again.
void forEach(std::size_t pieces, int asked, const std::function<void(std::size_t)>& work);

/// Begins `work` on a thread of its own if `aside`, or does it when the result is asked for: so too where no thread can
/// be started. As with std::async, the future's destructor waits for work that has begun.
template <typename Work>
std::future<std::invoke_result_t<Work&>> begin(bool aside, Work work) {
    // Held here, so that it is still whole where starting a thread fails.
    const auto held = std::make_shared<Work>(std::move(work));
    const auto call = [held] { return (*held)(); };
    if (aside && count(2, 2) == 2) {
        try {
            return std::async(std::launch::async, call);
        } catch (const std::system_error&) {
            // Then later, on the thread that asks.
        }
    }
    return std::async(std::launch::deferred, call);
}

}  // namespace corridor::threads
