#include "output/folder_aside.hpp"

#include <gmock/gmock.h>

#include "temporary_place.hpp"

namespace corridor::output {
namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(FolderAside, theFolderIsThereOnlyOnceItIsCommitted) {
    const TemporaryPlace place;
    {
        FolderAside aside(place / "atlas");
        put(aside.path() / "atlas.json", "{}");
        EXPECT_FALSE(fs::exists(place / "atlas"));
        aside.commit();
    }
    EXPECT_THAT(place.names(), ElementsAre("atlas"));
    EXPECT_THAT(place.names("atlas"), ElementsAre("atlas.json"));
}

TEST(FolderAside, nothingOfOthersIsTouched) {
    const TemporaryPlace place;
    fs::create_directory(place / "atlas.part");
    put(place / "atlas.part/mine.txt", "mine");
    {
        FolderAside aside(place / "atlas");
        put(aside.path() / "atlas.json", "{}");
        aside.commit();
    }
    EXPECT_EQ(textOf(place / "atlas.part/mine.txt"), "mine");
}

TEST(FolderAside, whatIsNotCommittedGoesWithTheFoldersMadeForIt) {
    const TemporaryPlace place;
    fs::create_directory(place / "a");
    {
        const FolderAside aside(place / "a/b/c/atlas");
        put(aside.path() / "atlas.json", "{");
    }
    EXPECT_THAT(place.names(), ElementsAre("a"));
    EXPECT_THAT(place.names("a"), IsEmpty());
}

TEST(FolderAside, foldersAboveAreMade) {
    const TemporaryPlace place;
    {
        FolderAside aside(place / "a/b/");
        put(aside.path() / "atlas.json", "{}");
        aside.commit();
    }
    EXPECT_THAT(place.names("a/b"), ElementsAre("atlas.json"));
    EXPECT_THAT(place.names("a"), ElementsAre("b"));
}

TEST(FolderAside, anEmptyFolderIsFilledAndStaysTheSame) {
    const TemporaryPlace place;
    fs::create_directory(place / "real");
    fs::create_directory_symlink(place / "real", place / "link");
    {
        FolderAside aside(place / "link");
        put(aside.path() / "atlas.json", "{}");
        put(aside.path() / "routes.geojson", "{}");
        aside.commit();
    }
    EXPECT_TRUE(fs::is_symlink(place / "link"));
    EXPECT_THAT(place.names("real"), ElementsAre("atlas.json", "routes.geojson"));
}

TEST(FolderAside, anEmptyFolderIsEmptyAgainWhereItIsNotCommitted) {
    const TemporaryPlace place;
    fs::create_directory(place / "mine");
    {
        const FolderAside aside(place / "mine");
        put(aside.path() / "atlas.json", "{");
    }
    EXPECT_THAT(place.names(), ElementsAre("mine"));
    EXPECT_THAT(place.names("mine"), IsEmpty());
}

TEST(FolderAside, aFolderWithThingsInItAndAFileAreRefused) {
    const TemporaryPlace place;
    put(place / "file", "mine");
    EXPECT_THAT(errorOf([&] { FolderAside(place / "file"); }),
                HasSubstr("file: exists already and is not an empty folder"));
    put(place / "empty", "");
    EXPECT_EQ(errorOf([&] { FolderAside(place / "empty"); }),
              (place / "empty").string() + ": exists already and is not an empty folder");
    fs::remove(place / "empty");
    EXPECT_THAT(errorOf([&] { FolderAside(place.path()); }), HasSubstr("exists already and is not an empty folder"));
    EXPECT_THAT(errorOf([&] { FolderAside(place / "file/atlas"); }),
                HasSubstr("file: cannot be written to: Not a directory"));
    EXPECT_THAT(place.names(), ElementsAre("file"));
}

TEST(FolderAside, whatComesIntoTheEmptyFolderMeanwhileIsNotReplaced) {
    const TemporaryPlace place;
    fs::create_directory(place / "mine");
    {
        FolderAside aside(place / "mine");
        for (const char* name : {"a.json", "b.json", "c.json"}) put(aside.path() / name, "ours");
        put(place / "mine/b.json", "somebody else's");
        EXPECT_EQ(errorOf([&] { aside.commit(); }), (place / "mine").string() + ": cannot be written: File exists");
    }
    EXPECT_THAT(place.names("mine"), ElementsAre("b.json")) << "nor is half of ours there";
    EXPECT_EQ(textOf(place / "mine/b.json"), "somebody else's");
}

TEST(FolderAside, foldersMadeForOneThatCannotBeAreRemoved) {
    const TemporaryPlace place;
    put(place / "file", "mine");
    EXPECT_THAT(errorOf([&] { FolderAside(place / ("a/b/" + std::string(300, 'x') + "/atlas")); }),
                HasSubstr(": cannot be written: File name too long"));
    EXPECT_THAT(place.names(), ElementsAre("file"));
}

TEST(FolderAside, ofANameWithASlashIsTheFolderItself) {
    const TemporaryPlace place;
    fs::create_directory(place / "mine");
    FolderAside aside(fs::path((place / "mine").string() + "/"));
    put(aside.path() / "atlas.json", "{}");
    aside.commit();
    EXPECT_THAT(place.names("mine"), testing::Contains("atlas.json"));
}

}  // namespace
}  // namespace corridor::output
