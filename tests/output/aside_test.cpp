#include "output/aside.hpp"

#include <gmock/gmock.h>
#include <sys/resource.h>

#include <csignal>

#include "output/file_writer.hpp"
#include "temporary_place.hpp"

namespace corridor::output {
namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Aside, theTargetIsThereOnlyOnceItIsCommitted) {
    const TemporaryPlace place;
    {
        Aside aside(place / "map.png", false);
        EXPECT_EQ(aside.path().extension(), ".png");
        put(aside.path(), "picture");
        EXPECT_FALSE(fs::exists(place / "map.png"));
        EXPECT_THAT(aside.commit(), ElementsAre(place / "map.png"));
    }
    EXPECT_THAT(place.names(), ElementsAre("map.png"));
    EXPECT_EQ(textOf(place / "map.png"), "picture");
}

TEST(Aside, whatIsNotCommittedGoesWithAllThatIsBesideIt) {
    const TemporaryPlace place;
    {
        const Aside aside(place / "map.gpkg", false);
        put(aside.path(), "half");
        put(aside.beside(".gpkg-journal"), "journal");
    }
    EXPECT_THAT(place.names(), IsEmpty());
}

TEST(Aside, twoOfTheSameTargetDoNotMeet) {
    const TemporaryPlace place;
    Aside one(place / "a.txt", true), other(place / "a.txt", true);
    EXPECT_NE(one.path(), other.path());
    put(one.path(), "one");
    put(other.path(), "other");
    one.commit();
    other.commit();
    EXPECT_EQ(textOf(place / "a.txt"), "other");
}

TEST(Aside, filesBesideThePictureCome) {
    const TemporaryPlace place;
    Aside aside(place / "map.png", false);
    put(aside.path(), "picture");
    put(aside.beside(".pgw"), "world");
    put(aside.beside(".png.aux.xml"), "more");
    EXPECT_THAT(aside.commit(), ElementsAre(place / "map.png", place / "map.pgw", place / "map.png.aux.xml"));
    EXPECT_EQ(textOf(place / "map.pgw"), "world");
}

TEST(Aside, filesBesideThePictureAreNotReplacedUnasked) {
    const TemporaryPlace place;
    put(place / "map.pgw", "mine");
    Aside aside(place / "map.png", false);
    put(aside.path(), "picture");
    put(aside.beside(".pgw"), "world");
    EXPECT_EQ(errorOf([&] { aside.commit(); }),
              (place / "map.pgw").string() + ": exists already; --overwrite replaces it");
    EXPECT_EQ(textOf(place / "map.pgw"), "mine");
    EXPECT_FALSE(fs::exists(place / "map.png"));
}

TEST(Aside, whatSpokeOfTheReplacedPictureGoes) {
    const TemporaryPlace place;
    put(place / "map.png", "old");
    put(place / "map.png.aux.xml", "of the old one");
    put(place / "map.txt", "mine");
    Aside aside(place / "map.png", true);
    put(aside.path(), "new");
    aside.commit();
    EXPECT_FALSE(fs::exists(place / "map.png.aux.xml"));
    EXPECT_EQ(textOf(place / "map.txt"), "mine");
}

TEST(Aside, ofALinkTheNameGivenDecidesTheExtensionAndTheFileTheRest) {
    const TemporaryPlace place;
    put(place / "real.v2.data", "old");
    fs::create_symlink("real.v2.data", place / "link.png");
    Aside aside(place / "link.png", true);
    EXPECT_EQ(aside.path().filename(), "real.v2.png");
    put(aside.path(), "picture");
    put(aside.beside(".pgw"), "world");
    put(aside.beside(".a"), "first by name");
    EXPECT_THAT(aside.commit(), ElementsAre(place / "link.png", place / "real.v2.a", place / "real.v2.pgw"));
    EXPECT_EQ(textOf(place / "real.v2.data"), "picture");
}

TEST(Aside, whatSpeaksOfTheNewPictureStays) {
    const TemporaryPlace place;
    put(place / "map.png", "old");
    put(place / "map.png.aux.xml", "of the old one");
    Aside aside(place / "map.png", true);
    put(aside.path(), "new");
    put(aside.beside(".png.aux.xml"), "of the new one");
    aside.commit();
    EXPECT_EQ(textOf(place / "map.png.aux.xml"), "of the new one");
}

TEST(Aside, aProgramThatGoesByTheExtensionGetsItsOwn) {
    const TemporaryPlace place;
    Aside aside(place / "q.dat", false, ".csv");
    EXPECT_EQ(aside.path().filename(), "q.csv");
    put(aside.path(), "a,b");
    aside.commit();
    EXPECT_EQ(textOf(place / "q.dat"), "a,b");
}

TEST(Aside, targetsThatCannotBeAreRefused) {
    const TemporaryPlace place;
    put(place / "there.txt", "mine");
    const auto refused = [&](const fs::path& target, bool overwrite) {
        return errorOf([&] { Aside(target, overwrite); });
    };
    const std::string here = place.path().string();
    EXPECT_EQ(refused(place / "there.txt", false), here + "/there.txt: exists already; --overwrite replaces it");
    EXPECT_EQ(refused(place.path(), true), here + ": is a folder");
    EXPECT_EQ(refused(place / "no/", true), here + "/no/: a file's name is wanted");
    EXPECT_EQ(refused(place / "no/a.txt", true), here + "/no: no such folder");
    EXPECT_EQ(refused("/dev/null", true), "/dev/null: is no regular file");
    EXPECT_THAT(place.names(), ElementsAre("there.txt"));
}

TEST(Aside, aTargetThatComesMeanwhileIsNotReplacedUnasked) {
    const TemporaryPlace place;
    Aside aside(place / "a.txt", false);
    put(aside.path(), "mine");
    put(place / "a.txt", "somebody else's");
    EXPECT_THAT(errorOf([&] { aside.commit(); }), HasSubstr("a.txt: exists already"));
    EXPECT_EQ(textOf(place / "a.txt"), "somebody else's");
}

TEST(Aside, messagesAreInWordsOfTheTarget) {
    const TemporaryPlace place;
    const Aside aside(place / "a.gpkg", false);
    EXPECT_EQ(aside.inWordsOfTarget("open " + aside.path().string() + ": no; " + aside.beside(".tmp").string()),
              "open " + (place / "a.gpkg").string() + ": no; " + (place / "a.tmp").string());
}

TEST(Aside, ofANameAloneMessagesNameNoFolder) {
    const TemporaryPlace place;
    const fs::path before = fs::current_path();
    fs::current_path(place.path());
    {
        const Aside aside("a.gpkg", false);
        EXPECT_EQ(aside.inWordsOfTarget(aside.path().string() + " and " + aside.path().string() + " and " +
                                        aside.beside(".tmp").string()),
                  "a.gpkg and a.gpkg and a.tmp");
    }
    EXPECT_EQ(errorOf([] { Aside("none/a.txt", true); }), "none: no such folder");
    fs::current_path(before);
}

TEST(WriteText, writesAllOfItOrNothing) {
    const TemporaryPlace place;
    const std::string text("a\0b\n", 4);
    writeText(place / "a.txt", text, false);
    EXPECT_EQ(textOf(place / "a.txt"), text);
    EXPECT_THAT(errorOf([&] { writeText(place / "a.txt", "other", false); }), HasSubstr("exists already"));
    writeText(place / "a.txt", "other", true);
    EXPECT_EQ(textOf(place / "a.txt"), "other");
    EXPECT_THAT(place.names(), ElementsAre("a.txt"));
}

/// Files of this process cannot grow beyond `bytes` while it lives.
class SmallFiles {
public:
    explicit SmallFiles(rlim_t bytes) {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

TEST(WriteText, aFileThatCannotHoldItAllIsNotThere) {
    const TemporaryPlace place;
    std::string message;
    {
        const SmallFiles small(1000);
        message = errorOf([&] { writeText(place / "a.txt", std::string(5000, 'x'), false); });
    }
    EXPECT_EQ(message, (place / "a.txt").string() + ": cannot be written: File too large");
    EXPECT_THAT(place.names(), IsEmpty());
}

TEST(FileWriter, aFullDiskIsSeenAtTheLatestAtTheEnd) {
    if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
    EXPECT_EQ(errorOf([] {
                  FileWriter writer("/dev/full", "report.csv");
                  writer << "short";
                  writer.close();
              }),
              "report.csv: cannot be written: No space left on device");
}

TEST(FileWriter, aFileThatCannotBeMadeIsSaidInTheWordsGiven) {
    const TemporaryPlace place;
    EXPECT_EQ(errorOf([&] { FileWriter(place / "no/a.csv", "report.csv"); }),
              "report.csv: cannot be written: No such file or directory");
}

TEST(FileWriter, aDiskThatIsFullBeforeTheEndIsSeenThere) {
    if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
    FileWriter writer("/dev/full", "report.csv");
    EXPECT_EQ(errorOf([&] { writer << std::string(1 << 20, 'x'); }),
              "report.csv: cannot be written: No space left on device");
}

}  // namespace
}  // namespace corridor::output
