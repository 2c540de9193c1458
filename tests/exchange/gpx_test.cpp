#include <gmock/gmock.h>

#include <cmath>

#include "exchange/write.hpp"
#include "ingest/load.hpp"
#include "small_atlas.hpp"
#include "temporary_folder.hpp"

namespace corridor::exchange {
namespace {

using testing::HasSubstr;

TEST(Gpx, propertiesOfAnotherKindThanExpectedAreNoError) {
    const TemporaryFolder folder;
    model::Atlas atlas = routeWith({{"description", "[\"x\"]"}, {"category", "{\"y\":1}"}});
    model::Place place;
    place.id = "p";
    place.position = {46.5, 40.5};
    place.elevation = units::Metres{812.0};
    place.other = {{"date", "{\"y\":1}"}, {"existed", "7"}};
    atlas.places = {place};
    write(atlas, folder.file("a.gpx"), {});
    EXPECT_THAT(fileText(folder.file("a.gpx")),
                HasSubstr("<wpt lat=\"40.5\" lon=\"46.5\"><ele>812</ele><name>p</name><type>places</type></wpt>"));
}

TEST(Gpx, positionsAndElevationsReadBackTheSame) {
    const TemporaryFolder folder;
    model::Atlas atlas = routeWith({});
    atlas.routes.front().parts = {{{46.12345678901234, 40.10000000000001}, {46.2, 40.2}}};
    atlas.routes.front().elevations = {{812.5, std::nan("")}};
    write(atlas, folder.file("a.gpx"), {});
    EXPECT_THAT(fileText(folder.file("a.gpx")),
                HasSubstr("<trkpt lat=\"40.10000000000001\" lon=\"46.12345678901234\">"
                          "<ele>812.5</ele></trkpt>\n<trkpt lat=\"40.2\" lon=\"46.2\"/>"));
    const auto back = ingest::load({folder.file("a.gpx")});
    ASSERT_TRUE(back);
    EXPECT_EQ(back->routes.at(0).parts, atlas.routes.front().parts);
}

TEST(Gpx, charactersThatXmlCannotHoldAreLeftOutAndSaid) {
    const TemporaryFolder folder;
    model::Atlas atlas = routeWith({});
    atlas.routes.front().names.byLanguage[""] = "A\x01 & <B>";
    const std::vector<std::string> said = write(atlas, folder.file("a.gpx"), {});
    EXPECT_EQ(said.back(), "1 characters that XML cannot hold are left out");
    EXPECT_THAT(fileText(folder.file("a.gpx")), HasSubstr("<name>A &amp; &lt;B&gt;</name>"));
}

}  // namespace
}  // namespace corridor::exchange
