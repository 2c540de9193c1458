#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>

#include "output/aside.hpp"
#include "output/standard_output.hpp"
#include "temporary_place.hpp"

namespace corridor::output {
namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;

mode_t rightsOf(const fs::path& file) {
    struct stat found {};
    stat(file.c_str(), &found);
    return found.st_mode & 07777;
}

TEST(Target, ThatIsALinkStaysOneAndTheFileThatItLeadsToIsReplaced) {
    const TemporaryPlace place;
    fs::create_directory(place / "real");
    put(place / "real/map.txt", "old");
    fs::create_symlink("real/map.txt", place / "link.txt");
    fs::create_symlink(place / "link.txt", place / "link of link.txt");
    writeText(place / "link of link.txt", "new", true);
    EXPECT_TRUE(fs::is_symlink(place / "link of link.txt"));
    EXPECT_TRUE(fs::is_symlink(place / "link.txt"));
    EXPECT_FALSE(fs::is_symlink(place / "real/map.txt"));
    EXPECT_EQ(textOf(place / "real/map.txt"), "new");
    EXPECT_THAT(place.names("real"), ElementsAre("map.txt"));
}

TEST(Target, ThatIsALinkToNothingYetIsMadeWhereItLeads) {
    const TemporaryPlace place;
    fs::create_directory(place / "real");
    fs::create_symlink("real/map.txt", place / "link.txt");
    writeText(place / "link.txt", "new", false);
    EXPECT_TRUE(fs::is_symlink(place / "link.txt"));
    EXPECT_EQ(textOf(place / "real/map.txt"), "new");
}

TEST(Target, ThatIsALinkToAFileIsNotReplacedUnasked) {
    const TemporaryPlace place;
    put(place / "real.txt", "old");
    fs::create_symlink("real.txt", place / "link.txt");
    EXPECT_EQ(errorOf([&] { writeText(place / "link.txt", "new", false); }),
              (place / "link.txt").string() + ": exists already; --overwrite replaces it");
    EXPECT_EQ(textOf(place / "real.txt"), "old");
}

TEST(Target, ThatIsALinkInACircleIsRefused) {
    const TemporaryPlace place;
    fs::create_symlink("b.txt", place / "a.txt");
    fs::create_symlink("a.txt", place / "b.txt");
    EXPECT_EQ(errorOf([&] { writeText(place / "a.txt", "new", true); }),
              (place / "a.txt").string() + ": too many symbolic links, or links that lead in a circle");
}

TEST(Target, IsReachedOverAsManyLinksAsTheKernelFollows) {
    const TemporaryPlace place;
    put(place / "0", "old");
    for (int i = 1; i <= 41; ++i) fs::create_symlink(std::to_string(i - 1), place / std::to_string(i));
    writeText(place / "39", "new", true);
    EXPECT_EQ(textOf(place / "0"), "new");
    writeText(place / "40", "newer", true);
    EXPECT_EQ(textOf(place / "0"), "newer") << "the kernel reads it so";
    EXPECT_EQ(errorOf([&] { writeText(place / "41", "newest", true); }),
              (place / "41").string() + ": too many symbolic links, or links that lead in a circle");
}

TEST(Target, ThatALinkNamesFromItsOwnFolderIsThere) {
    const TemporaryPlace place;
    fs::create_directory(place / "near");
    fs::create_directory(place / "far");
    fs::create_symlink(place / "far/second", place / "near/first");
    fs::create_symlink("map.txt", place / "far/second");
    writeText(place / "near/first", "new", false);
    EXPECT_THAT(place.names("far"), ElementsAre("map.txt", "second"));
}

TEST(Target, KeepsTheRightsOfTheFileThatItReplaces) {
    const TemporaryPlace place;
    for (const mode_t rights : {0600u, 0640u, 0666u, 0755u, 04755u}) {
        put(place / "map.txt", "old");
        chmod((place / "map.txt").c_str(), rights);
        writeText(place / "map.txt", "new", true);
        EXPECT_EQ(rightsOf(place / "map.txt"), rights);
        EXPECT_EQ(textOf(place / "map.txt"), "new");
    }
}

TEST(Target, ThatIsNewHasTheRightsThatTheUsersMaskGives) {
    const TemporaryPlace place;
    const mode_t before = umask(027);
    writeText(place / "map.txt", "new", false);
    umask(before);
    EXPECT_EQ(rightsOf(place / "map.txt"), 0640u);
}

TEST(Target, OfFilesBesideItKeepsTheirRightsToo) {
    const TemporaryPlace place;
    put(place / "map.png", "old");
    put(place / "map.pgw", "old");
    chmod((place / "map.pgw").c_str(), 0600);
    Aside aside(place / "map.png", true);
    put(aside.path(), "new");
    put(aside.beside(".pgw"), "new");
    aside.commit();
    EXPECT_EQ(rightsOf(place / "map.pgw"), 0600u);
    EXPECT_EQ(textOf(place / "map.pgw"), "new");
}

TEST(Target, ThatIsNoFileIsRefusedInWords) {
    const TemporaryPlace place;
    mkfifo((place / "pipe").c_str(), 0600);
    const auto refused = [](const fs::path& target) { return errorOf([&] { writeText(target, "x", true); }); };
    EXPECT_EQ(refused(place / "pipe"), (place / "pipe").string() + ": is no regular file");
    EXPECT_EQ(refused("/dev/full"), "/dev/full: is no regular file");
    EXPECT_EQ(refused(place.path()), place.path().string() + ": is a folder");
    fs::create_symlink("/dev/full", place / "link");
    EXPECT_EQ(refused(place / "link"), (place / "link").string() + ": is no regular file");
    EXPECT_THAT(place.names(), ElementsAre("link", "pipe"));
}

TEST(StandardOutput, HasFourNames) {
    for (const char* name : {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) EXPECT_TRUE(isStandardOutput(name));
    for (const char* name : {"", "--", "./-", "/dev/stderr", "/dev/fd/2", "stdout"})
        EXPECT_FALSE(isStandardOutput(name));
}

TEST(StandardOutput, GetsTheWholeFileOrNothing) {
    std::ostringstream out;
    {
        ForStandardOutput file;
        put(file.path(), std::string("a\0b\n", 4));
        EXPECT_EQ(out.str(), "");
        file.commit(out);
    }
    EXPECT_EQ(out.str(), std::string("a\0b\n", 4));
    fs::path left;
    {
        const ForStandardOutput file;
        put(file.path(), "half");
        left = file.path();
    }
    EXPECT_EQ(out.str().size(), 4u);
    EXPECT_FALSE(fs::exists(left.parent_path()));
}

TEST(StandardOutput, ThatCannotBeWrittenIsSaid) {
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    EXPECT_EQ(errorOf([&] {
                  ForStandardOutput file;
                  put(file.path(), "text");
                  file.commit(out);
              }),
              "standard output: cannot be written");
}

TEST(StandardOutput, GetsAnEmptyFileToo) {
    std::ostringstream out;
    ForStandardOutput file;
    put(file.path(), "");
    file.commit(out);
    EXPECT_EQ(out.str(), "");
    EXPECT_TRUE(out.good());
}

TEST(StandardOutput, SaysWhereItHasNoFolderForItsFile) {
    const char* before = std::getenv("TMPDIR");
    const std::string kept = before ? before : "";
    setenv("TMPDIR", "/nowhere", 1);
    EXPECT_THAT(errorOf([] { ForStandardOutput(); }),
                testing::StartsWith("standard output: there is no folder for temporary files: "));
    before ? setenv("TMPDIR", kept.c_str(), 1) : unsetenv("TMPDIR");
}

}  // namespace
}  // namespace corridor::output
