#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <memory>

#include "output/aside.hpp"
#include "output/folder_aside.hpp"
#include "output/temporary_folder.hpp"
#include "temporary_place.hpp"

// What a run that was killed has left is cleared by the next one that writes there; nothing of others is touched.

namespace corridor::output {
namespace {

namespace fs = std::filesystem;

using testing::Each;
using testing::ElementsAre;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

/// A process that does something and then waits until it is killed.
class OtherRun {
public:
    template <typename Job>
    explicit OtherRun(const Job& job) {
        int ready[2];
        if (pipe(ready) != 0) std::abort();
        m_process = fork();
        if (m_process == 0) {
            job([&] {
                if (write(ready[1], "x", 1) != 1) _exit(1);
                for (;;) pause();
            });
            _exit(0);
        }
        char byte = 0;
        close(ready[1]);
        if (read(ready[0], &byte, 1) != 1) ADD_FAILURE() << "the other run did not begin";
        close(ready[0]);
    }
    ~OtherRun() { kill(); }
    OtherRun(const OtherRun&) = delete;
    OtherRun& operator=(const OtherRun&) = delete;

    void kill() {
        if (m_process <= 0) return;
        ::kill(m_process, SIGKILL);
        waitpid(m_process, nullptr, 0);
        m_process = 0;
    }

private:
    pid_t m_process = 0;
};

auto writing(const fs::path& target) {
    return [target](const auto& wait) {
        Aside aside(target, true);
        put(aside.path(), "half of it");
        wait();
    };
}

TEST(Leftovers, OfARunThatWasKilledGoWithTheNextThatWritesThere) {
    const TemporaryPlace place;
    OtherRun other(writing(place / "map.tif"));
    other.kill();
    ASSERT_THAT(place.names(), ElementsAre(StartsWith(".corridor-")));
    writeText(place / "other.txt", "text", false);
    EXPECT_THAT(place.names(), ElementsAre("other.txt"));
}

TEST(Leftovers, OfARunThatStillWritesStay) {
    const TemporaryPlace place;
    const OtherRun other(writing(place / "map.tif"));
    writeText(place / "other.txt", "text", false);
    EXPECT_THAT(place.names(), SizeIs(2));
}

TEST(Leftovers, OfThisRunStay) {
    const TemporaryPlace place;
    {
        Aside aside(place / "map.tif", false);
        put(aside.path(), "picture");
        writeText(place / "other.txt", "text", false);
        aside.commit();
    }
    EXPECT_THAT(place.names(), ElementsAre("map.tif", "other.txt"));
}

TEST(Leftovers, InAnEmptyFolderThatWasToBecomeAnAtlasDoNotKeepItFromBeingOne) {
    const TemporaryPlace place;
    fs::create_directory(place / "atlas");
    OtherRun other([&](const auto& wait) {
        FolderAside aside(place / "atlas");
        put(aside.path() / "atlas.json", "{");
        wait();
    });
    other.kill();
    ASSERT_THAT(place.names("atlas"), SizeIs(1));
    {
        FolderAside aside(place / "atlas");
        put(aside.path() / "atlas.json", "{}");
        aside.commit();
    }
    EXPECT_THAT(place.names("atlas"), ElementsAre("atlas.json"));
}

TEST(Leftovers, ThatOnlyLookLikeOursStay) {
    const TemporaryPlace place;
    const auto folder = [&](const std::string& name, fs::perms rights) {
        fs::create_directory(place / name);
        fs::permissions(place / name, rights);
        return place / name;
    };
    put(folder(".corridor-abcdef", fs::perms::owner_all) / "notes.txt", "mine");  // without our lock
    folder(".corridor-abcdefg", fs::perms::owner_all);                            // a longer name
    folder(".corridor-abcde", fs::perms::owner_all);
    put(folder(".corridor-aaaaaa", fs::perms::all) / ".corridor-writes-here", "");  // others may write to it
    put(place / ".corridor-ffffff", "a file");
    fs::create_directory_symlink(place / ".corridor-abcdef", place / ".corridor-llllll");
    put(place / "lock", "");
    fs::create_symlink(place / "lock", folder(".corridor-bbbbbb", fs::perms::owner_all) / ".corridor-writes-here");
    put(folder(".corridor-cccccc", fs::perms::owner_all | fs::perms::group_read) / ".corridor-writes-here", "");
    put(folder(".corridor_dddddd", fs::perms::owner_all) / ".corridor-writes-here", "");  // no hyphen
    const fs::path others = folder(".corridor-eeeeee", fs::perms::owner_all);
    put(others / ".corridor-writes-here", "");
    if (geteuid() == 0 && chown(others.c_str(), 12345, 12345) != 0) ADD_FAILURE() << "root gives folders away";
    if (geteuid() != 0) fs::remove_all(others);  // only root can make one of another user
    const std::vector<std::string> before = place.names();
    writeText(place / "other.txt", "text", false);
    std::vector<std::string> after = place.names();
    after.erase(std::find(after.begin(), after.end(), "other.txt"));
    EXPECT_EQ(after, before);
    EXPECT_TRUE(fs::exists(place / ".corridor-abcdef/notes.txt"));
}

TEST(Leftovers, OfARunThatEndedBeforeItsLockAreEmptyAndGo) {
    const TemporaryPlace place;
    fs::create_directory(place / ".corridor-abcdef");
    fs::permissions(place / ".corridor-abcdef", fs::perms::owner_all);
    writeText(place / "other.txt", "text", false);
    EXPECT_THAT(place.names(), ElementsAre("other.txt"));
}

TEST(Leftovers, TheLockIsNoFileOfTheTarget) {
    const TemporaryPlace place;
    {
        Aside aside(place / "map.png", false);
        put(aside.path(), "picture");
        EXPECT_THAT(aside.commit(), ElementsAre(place / "map.png"));
    }
    EXPECT_THAT(place.names(), Each(Not(StartsWith("."))));
}

// In a process of its own, for afterwards no folder can be made any more.
TEST(Leftovers, OfAProgramThatIsAboutToEndAreRemovedBeforeItsTime) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const TemporaryPlace place;
    const auto end = [&](bool writes) {
        std::unique_ptr<Aside> aside;
        { Aside(place / "done.txt", true); }
        if (writes) {
            aside = std::make_unique<Aside>(place / "map.tif", true);
            put(aside->path(), "half of it");
        }
        const bool had = removeTemporaryFolders();
        const std::size_t left = place.names().size();
        fs::remove_all(place.path());
        std::_Exit(had == writes && left == 0 ? 0 : 1);
    };
    EXPECT_EXIT(end(true), testing::ExitedWithCode(0), "");
    EXPECT_EXIT(end(false), testing::ExitedWithCode(0), "");
}

TEST(FolderOf, ANameAloneIsTheOneThatOneIsIn) {
    EXPECT_EQ(folderOf("a.txt"), ".");
    EXPECT_EQ(folderOf("b/a.txt"), "b");
    EXPECT_EQ(folderOf("/a.txt"), "/");
}

}  // namespace
}  // namespace corridor::output
