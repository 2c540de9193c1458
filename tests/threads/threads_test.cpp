#include "threads/threads.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <numeric>
#include <stdexcept>

namespace corridor::threads {
namespace {

using ::testing::Each;

/// While it lives, the process may have so much more address space than it has.
class LittleSpace {
public:
    explicit LittleSpace(std::size_t bytes) {
        std::size_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        getrlimit(RLIMIT_AS, &m_before);
        const rlimit limit{pages * 4096 + bytes, m_before.rlim_max};
        setrlimit(RLIMIT_AS, &limit);
    }
    ~LittleSpace() { setrlimit(RLIMIT_AS, &m_before); }
    LittleSpace(const LittleSpace&) = delete;
    LittleSpace& operator=(const LittleSpace&) = delete;

private:
    rlimit m_before{};
};

constexpr std::size_t mebibyte = std::size_t{1} << 20;

TEST(Threads, AreNoMoreThanThePiecesOfTheJob) {
    EXPECT_EQ(1, count(8, 0));
    EXPECT_EQ(1, count(8, 1));
    EXPECT_EQ(3, count(8, 3));
    EXPECT_EQ(8, count(8, 9));
    EXPECT_EQ(most, count(100000, 100000));
    EXPECT_GE(count(0, 100), 1);
    EXPECT_EQ(1, count(1, 100));
}

TEST(Threads, AreNoMoreThanTheAddressSpaceHasRoomFor) {
    {
        const LittleSpace space(40 * mebibyte);
        EXPECT_EQ(1, count(64, 64));
    }
    {
        const LittleSpace space(1000 * mebibyte);
        EXPECT_GT(count(64, 64), 1);
        EXPECT_LT(count(64, 64), 20);
    }
    EXPECT_EQ(64, count(64, 64));
}

TEST(Threads, ThatCannotBeStartedAreDoneWithout) {
    // Room for a few stacks and not for all: what is started runs, and nothing is thrown.
    const LittleSpace space(100 * mebibyte);
    std::atomic<int> ran{0};
    std::vector<std::thread> started = start(200, [&] { ++ran; });
    for (std::thread& thread : started) thread.join();
    EXPECT_LT(started.size(), 200u);
    EXPECT_EQ(static_cast<int>(started.size()), ran);
}

TEST(Threads, AreCountedByStartingThem) {
    EXPECT_EQ(3, startable(3));
    EXPECT_EQ(0, startable(0));
    const LittleSpace space(100 * mebibyte);
    EXPECT_LT(startable(200), 200);
}

TEST(ForEach, DoesEachPieceOnceOnAnyNumberOfThreads) {
    for (const int threads : {0, 1, 2, 5, 64}) {
        std::vector<std::atomic<int>> done(300);
        forEach(done.size(), threads, [&](std::size_t i) { ++done[i]; });
        for (const auto& one : done) EXPECT_EQ(1, one) << threads;
    }
    forEach(0, 4, [](std::size_t) { FAIL(); });
}

TEST(ForEach, DoesEachPieceWhereNoThreadCanBeStarted) {
    const LittleSpace space(4 * mebibyte);
    std::vector<int> done(50, 0);
    forEach(done.size(), 16, [&](std::size_t i) { ++done[i]; });
    EXPECT_THAT(done, Each(1));
}

TEST(ForEach, BeginsNoFurtherPieceAfterAFailureAndThrowsIt) {
    for (const int threads : {1, 4}) {
        std::atomic<int> begun{0};
        const auto work = [&](std::size_t) {
            ++begun;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            throw std::runtime_error("no more");
        };
        EXPECT_THROW(forEach(1000, threads, work), std::runtime_error);
        EXPECT_LE(begun, 8) << threads;
    }
}

TEST(Begin, GivesTheResultAsideOrLater) {
    EXPECT_EQ(7, begin(true, [] { return 7; }).get());
    EXPECT_EQ(7, begin(false, [] { return 7; }).get());
    const LittleSpace space(4 * mebibyte);
    EXPECT_EQ(7, begin(true, [] { return 7; }).get());
}

TEST(Begin, KeepsTheWorkWhereNoThreadCanBeStarted) {
    std::vector<int> numbers(1000);
    std::iota(numbers.begin(), numbers.end(), 0);
    const LittleSpace space(6 * mebibyte);
    auto sum = begin(true, [numbers = std::move(numbers)]() mutable {
        return std::accumulate(numbers.begin(), numbers.end(), 0);
    });
    EXPECT_EQ(499500, sum.get());
}

}  // namespace
}  // namespace corridor::threads
