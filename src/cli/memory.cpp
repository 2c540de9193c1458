#include "memory.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

namespace corridor::cli {

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;

/// The limit of the address space, else the machine's memory, in words.
std::string limitInWords() {
    rlimit space{};
    if (getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY) {
        return fmt::format("the limit of this process is {:.0f} MiB (ulimit -v)",
                           static_cast<double>(space.rlim_cur) / mebibyte);
    }
    const double pages = static_cast<double>(sysconf(_SC_PHYS_PAGES));
    return fmt::format("this machine has {:.0f} MiB", pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / mebibyte);
}

}  // namespace

std::string memoryExhausted() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return fmt::format(
        "the memory does not suffice: after {:.0f} MiB no more was given, and {}; take fewer threads, a smaller picture "
        "or less data",
        static_cast<double>(usage.ru_maxrss) / 1024.0, limitInWords());
}

}  // namespace corridor::cli
