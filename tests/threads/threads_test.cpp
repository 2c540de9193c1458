#include "threads/threads.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <mutex>
#include <numeric>
#include <set>
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

/// While it lives, new threads have stacks of this size.
class Stacks {
public:
    explicit Stacks(std::size_t bytes) {
        getrlimit(RLIMIT_STACK, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_STACK, &limit);
    }
    ~Stacks() { setrlimit(RLIMIT_STACK, &m_before); }
    Stacks(const Stacks&) = delete;
    Stacks& operator=(const Stacks&) = delete;

private:
    rlimit m_before{};
};

TEST(Threads, AreNoMoreThanThePiecesOfTheJob) {
    EXPECT_EQ(1, count(8, 0));
    EXPECT_EQ(1, count(8, 1));
    EXPECT_EQ(3, count(8, 3));
    EXPECT_EQ(8, count(8, 9));
    EXPECT_EQ(2, count(8, 2));
    EXPECT_EQ(1, count(1, 100));
    EXPECT_EQ(2, count(2, 100));
}

TEST(Threads, AreAsManyAsTheMachineHasProcessorsUnlessAskedForAndAtMost256) {
    const int processors = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    EXPECT_EQ(std::min(256, processors), count(0, 1000));
    EXPECT_EQ(std::min(256, processors), count(-1, 1000));
    EXPECT_EQ(255, count(255, 100000));
    EXPECT_EQ(256, count(256, 100000));
    EXPECT_EQ(256, count(257, 100000));
    EXPECT_EQ(256, most);
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

// 48 MiB are left to the work; a thread takes its stack and the 64 MiB that the C library sets aside for it.
TEST(Threads, TakeTheirStackAndTheAllocatorsShareEach) {
    struct Row {
        std::size_t stack, space;
        int threads;
    };
    for (const Row& row : {Row{8, 48 + 66, 1}, Row{8, 48 + 80, 2}, Row{8, 48 + 3 * 72 - 6, 3},
                           Row{8, 48 + 3 * 72 + 8, 4}, Row{32, 48 + 2 * 96 - 6, 2}, Row{32, 48 + 2 * 96 + 8, 3}}) {
        const Stacks stacks(row.stack * mebibyte);
        const LittleSpace space(row.space * mebibyte);
        EXPECT_EQ(row.threads, count(64, 64)) << row.space << " MiB";
    }
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

TEST(ForEach, RunsOnNoMoreThreadsThanAreAskedFor) {
    for (const int threads : {1, 2, 3}) {
        std::mutex mutex;
        std::set<std::thread::id> seen;
        forEach(12, threads, [&](std::size_t) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            const std::lock_guard lock(mutex);
            seen.insert(std::this_thread::get_id());
        });
        EXPECT_LE(seen.size(), static_cast<std::size_t>(threads));
    }
}

TEST(ForEach, ThrowsTheFirstOfSeveralFailures) {
    std::atomic<bool> hasFailed{false};
    const auto work = [&](std::size_t i) {
        if (i == 1) {
            hasFailed = true;
            throw std::runtime_error("the first");
        }
        for (int wait = 0; wait < 5000 && !hasFailed; ++wait) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        throw std::runtime_error("the second");
    };
    ASSERT_EQ(2, count(2, 2));
    try {
        forEach(2, 2, work);
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ("the first", error.what());
    }
}

TEST(Begin, WorksAtOnceOnlyIfAside) {
    std::atomic<bool> hasBegun{false};
    const auto idOfWorker = [&] {
        hasBegun = true;
        return std::this_thread::get_id();
    };
    auto later = begin(false, idOfWorker);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_FALSE(hasBegun);
    EXPECT_EQ(std::this_thread::get_id(), later.get());
    hasBegun = false;
    auto aside = begin(true, idOfWorker);
    for (int i = 0; i < 5000 && !hasBegun; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    EXPECT_TRUE(hasBegun) << "before it was asked for";
    EXPECT_NE(std::this_thread::get_id(), aside.get());
    const LittleSpace space(100 * mebibyte);
    EXPECT_EQ(std::this_thread::get_id(), begin(true, idOfWorker).get()) << "there is no room for a second thread";
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
    auto sum = begin(
        true, [numbers = std::move(numbers)]() mutable { return std::accumulate(numbers.begin(), numbers.end(), 0); });
    EXPECT_EQ(499500, sum.get());
}

}  // namespace
}  // namespace corridor::threads
