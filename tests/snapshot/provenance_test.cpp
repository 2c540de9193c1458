#include "snapshot/provenance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_world.hpp"

namespace corridor::snapshot {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::Not;

std::string itemOf(const Metadata& items, const std::string& key) {
    for (const auto& [name, value] : items) {
        if (name == key) return value;
    }
    return "(absent)";
}

TEST(Provenance, SaysWhatTheMapShowsAndOfWhat) {
    const Folder folder;
    Request request = smallRequest();
    request.viewpoint = {"humanitarian", "Azerbaijan", {}};
    request.languages = {"az", "hy"};
    const Written written = writeSnapshot(request, shipped(), shippedAssertions(), folder / "map.tif");
    const Recorded recorded = recordedIn(folder / "map.tif");
    const Metadata& items = recorded.metadata;
    EXPECT_EQ("2023:08:17 00:00:00", itemOf(items, "TIFFTAG_DATETIME"));
    EXPECT_THAT(itemOf(items, "TIFFTAG_SOFTWARE"), HasSubstr("corridor "));
    EXPECT_THAT(itemOf(items, "TIFFTAG_IMAGEDESCRIPTION"), HasSubstr("2023-08-17"));
    EXPECT_THAT(itemOf(items, "TIFFTAG_IMAGEDESCRIPTION"), HasSubstr("according to Azərbaycan"));
    EXPECT_EQ(shipped().credit, itemOf(items, "TIFFTAG_COPYRIGHT"));
    EXPECT_EQ("2023-08-17", itemOf(items, "CORRIDOR_ON"));
    EXPECT_EQ("humanitarian", itemOf(items, "CORRIDOR_TRAFFIC"));
    EXPECT_EQ("Azerbaijan", itemOf(items, "CORRIDOR_ACCORDING_TO"));
    EXPECT_EQ("az,hy", itemOf(items, "CORRIDOR_NAMES"));
    EXPECT_EQ("light", itemOf(items, "CORRIDOR_STYLE"));
    EXPECT_EQ(shipped().disclaimer, itemOf(items, "CORRIDOR_DISCLAIMER"));
    EXPECT_THAT(itemOf(items, "CORRIDOR_SOURCES"), HasSubstr("openstreetmap"));
    EXPECT_THAT(itemOf(items, "CORRIDOR_COMMAND"), HasSubstr("corridor export --on 2023-08-17 --traffic humanitarian"));
    EXPECT_EQ(written.request, recorded.request);
}

TEST(Provenance, EveryFileOfTheAtlasStandsThereWithItsDigest) {
    const Folder folder;
    writeSnapshot(smallRequest(), shipped(), shippedAssertions(), folder / "map.tif");
    const Recorded recorded = recordedIn(folder / "map.tif");
    ASSERT_EQ(shipped().inputs.size(), recorded.inputs.size());
    ASSERT_GE(recorded.inputs.size(), 9u);
    for (std::size_t i = 0; i < recorded.inputs.size(); ++i) {
        EXPECT_EQ("karabakh/" + shipped().inputs[i].name, recorded.inputs[i].name);
        EXPECT_EQ(shipped().inputs[i].sha256, recorded.inputs[i].sha256);
        EXPECT_EQ(64u, recorded.inputs[i].sha256.size());
    }
}

TEST(Provenance, NoPathOfThisMachineIsInTheFile) {
    const Folder folder;
    writeSnapshot(smallRequest(), shipped(), shippedAssertions(), folder / "map.tif");
    const std::string bytes = bytesOf(folder / "map.tif");
    EXPECT_THAT(bytes, Not(HasSubstr(CORRIDOR_SOURCE_DIR)));
    EXPECT_THAT(bytes, Not(HasSubstr(folder.path().string())));
}

TEST(Provenance, InputsOfSeveralKindsKeepTheirOwnNames) {
    model::Atlas atlas;
    atlas.id = "one";
    atlas.inputs = {{"atlas.json", "a"}, {"routes.geojson", "b"}, {"/data/more.geojson", "c"}, {"atlas.json", "d"}};
    Request request;
    request.inputs = {"some/one", "/data/more.geojson", "two/"};
    const auto files = recordedInputs(request, atlas);
    ASSERT_EQ(4u, files.size());
    EXPECT_EQ("some/one/atlas.json", files[0].name);
    EXPECT_EQ("some/one/routes.geojson", files[1].name);
    EXPECT_EQ("more.geojson", files[2].name);
    EXPECT_EQ("two/atlas.json", files[3].name);
}

TEST(Provenance, WithoutADayThereIsNoTimeOrTheWindowsLastDay) {
    Request request = smallRequest();
    request.on.reset();
    EXPECT_EQ("(absent)", itemOf(provenance(request, shipped(), {}), "TIFFTAG_DATETIME"));
    EXPECT_EQ("any", itemOf(provenance(request, shipped(), {}), "CORRIDOR_ON"));
    request.window = units::DayRange{units::Date::fromCivil(2022, 12, 12), units::Date::fromCivil(2023, 10, 1)};
    EXPECT_EQ("2023:09:30 00:00:00", itemOf(provenance(request, shipped(), {}), "TIFFTAG_DATETIME"));
    EXPECT_EQ("2022-12-12/2023-09-30", itemOf(provenance(request, shipped(), {}), "CORRIDOR_WINDOW"));
}

TEST(Provenance, DescribesTheMapInASentence) {
    model::Atlas atlas = oneTown();
    atlas.parties.resize(1);
    atlas.parties[0].id = "west";
    atlas.parties[0].names.byLanguage["en"] = "The West";
    Request request = smallRequest();
    const auto text = [&] { return itemOf(provenance(request, atlas, {}), "TIFFTAG_IMAGEDESCRIPTION"); };
    EXPECT_EQ("One town. Map on 2023-08-17, civilian traffic, according to all parties.", text());
    request.window = units::DayRange{units::Date::fromCivil(2023, 1, 1), units::Date::fromCivil(2023, 2, 2)};
    request.viewpoint = {"humanitarian", "west", {}};
    request.title = "Two towns";
    EXPECT_EQ(
        "Two towns. Map on 2023-08-17, events of 2023-01-01/2023-02-01, humanitarian traffic, according to The West.",
        text());
    request = smallRequest();
    request.on.reset();
    atlas.title.clear();
    EXPECT_EQ("town. Map with dates left out of account, civilian traffic, according to all parties.", text());
}

TEST(Provenance, ListsASourceWithAllThatIsKnownOfIt) {
    model::Atlas atlas = oneTown();
    atlas.sources.resize(2);
    atlas.sources[0] = {"a", "The Times", "A road", "https://example.org/a", units::parseEdtf("2023-05").value, "",
                        "",  "",          {}};
    atlas.sources[1] = {"b", "Agency", "", "", {}, "", "", "", {}};
    EXPECT_EQ("b: Agency\na: The Times, A road, 2023-05, https://example.org/a\nlost",
              itemOf(provenance(smallRequest(), atlas, {"b", "a", "lost"}), "CORRIDOR_SOURCES"));
}

TEST(Provenance, APictureWithoutItIsNamed) {
    const Folder folder;
    const std::string absent = (folder / "absent.tif").string();
    try {
        recordedIn(absent);
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_THAT(error.what(), HasSubstr(absent));
    }
}

}  // namespace
}  // namespace corridor::snapshot
