#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <chrono>
#include <cmath>
#include <memory>

#include "exchange/write.hpp"
#include "ingest/load.hpp"
#include "small_atlas.hpp"
#include "temporary_folder.hpp"

namespace corridor::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string written(const model::Atlas& atlas) {
    const TemporaryFolder folder;
    write(atlas, folder.file("a.kml"), {});
    return fileText(folder.file("a.kml"));
}

model::Atlas eventOn(const char* date) {
    model::Atlas atlas = smallAtlas();
    model::Event event = atlas.events.front();
    event.date = units::parseEdtf(date).value;
    atlas.events = {event};
    return atlas;
}

TEST(Kml, openEndsAndYearsThatXmlDoesNotHaveAreLeftOpen) {
    EXPECT_THAT(written(eventOn("2023-05-10/..")),
                HasSubstr("<TimeSpan><begin>2023-05-10T00:00:00</begin></TimeSpan>"));
    EXPECT_THAT(written(eventOn("[..2023-05-10]")), HasSubstr("<TimeSpan><end>2023-05-11T00:00:00</end></TimeSpan>"));
    EXPECT_THAT(written(eventOn("-0044-03-15")), Not(HasSubstr("<TimeSpan>")));
    EXPECT_THAT(written(eventOn("2023~")), HasSubstr("<Data name=\"date\"><value>2023~</value></Data>"));
}

TEST(Kml, propertiesOfAnotherKindThanExpectedAreNoError) {
    const std::string text = written(routeWith({{"date", "{\"y\":1}"}, {"description", "[\"x\"]"}}));
    EXPECT_THAT(text, HasSubstr("<Data name=\"date\"><value>{&quot;y&quot;:1}</value></Data>"));
    EXPECT_THAT(text, HasSubstr("<Data name=\"description\"><value>[&quot;x&quot;]</value></Data>"));
    EXPECT_THAT(text, Not(HasSubstr("<description>")));
}

TEST(Kml, valuesKeepAllDigitsAndAreNotMixedUp) {
    const model::Atlas atlas =
        routeWith({{"big", "12345678901234567890123"}, {"Big", "true"}, {"NAME", "\"x\""}, {"ID", "7"}, {"icon", "1"}});
    const std::string text = written(atlas);
    EXPECT_THAT(text, HasSubstr("<Data name=\"big\"><value>12345678901234567890123</value></Data>\n"
                                "<Data name=\"corridor_other\"><value>{&quot;Big&quot;:true,&quot;NAME&quot;:"));
    const TemporaryFolder folder;
    write(atlas, folder.file("a.kml"), {});
    const auto back = ingest::load({folder.file("a.kml")});
    ASSERT_TRUE(back);
    EXPECT_EQ(back->routes.at(0).id, "r1");
    EXPECT_EQ(back->routes.at(0).names, atlas.routes.at(0).names);
}

TEST(Kml, altitudesStandWhereTheyAreKnown) {
    model::Atlas atlas = routeWith({});
    atlas.routes.front().parts = {{{46.12345678901234, 40.0}, {46.1, 40.1}}};
    atlas.routes.front().elevations = {{812.5, std::nan("")}};
    EXPECT_THAT(written(atlas), HasSubstr("<coordinates>46.12345678901234,40,812.5 46.1,40.1</coordinates>"));
}

TEST(Kml, textIsEscapedAndWhatXmlCannotHoldIsLeftOutAndSaid) {
    const TemporaryFolder folder;
    model::Atlas atlas = routeWith({{"a\"<&", R"("line\nbreak \u0001\ufffe")"}});
    const std::vector<std::string> said = write(atlas, folder.file("a.kml"), {});
    EXPECT_EQ(said.back(), "2 characters that XML cannot hold are left out");
    EXPECT_THAT(fileText(folder.file("a.kml")),
                HasSubstr("<Data name=\"a&quot;&lt;&amp;\"><value>line&#10;break </value></Data>"));
}

TEST(Kml, geometriesOfSeveralPartsAreMultiGeometries) {
    model::Atlas atlas = smallAtlas();
    model::Shape shape;
    shape.id = "s";
    const units::Line ring{{0, 0}, {1, 0}, {1, 1}, {0, 0}};
    shape.polygons = {{ring, ring}, {ring}};
    shape.lines = {{{5, 5}, {6, 6}}};
    atlas.shapes = {shape};
    const std::string text = written(atlas);
    const std::string boundary = "<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>";
    EXPECT_THAT(text,
                HasSubstr("<MultiGeometry><MultiGeometry><Polygon><outerBoundaryIs>" + boundary +
                          "</outerBoundaryIs><innerBoundaryIs>" + boundary + "</innerBoundaryIs></Polygon><Polygon>"));
    EXPECT_THAT(text, HasSubstr("<MultiGeometry><LineString><tessellate>1</tessellate>"
                                "<coordinates>5,5 6,6</coordinates></LineString></MultiGeometry></MultiGeometry>"));
}

TEST(Kml, theShippedAtlasIsReadBackByGdal) {
    const TemporaryFolder folder;
    const auto atlas = ingest::load({CORRIDOR_SOURCE_DIR "/geodata/karabakh"});
    ASSERT_TRUE(atlas);
    const auto begin = std::chrono::steady_clock::now();
    write(*atlas, folder.file("a.kml"), {});
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << "GDAL's own writer took minutes";
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(folder.file("a.kml").c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(dataset);
    std::vector<std::string> layers;
    for (OGRLayer* layer : dataset->GetLayers()) layers.emplace_back(layer->GetName());
    EXPECT_THAT(layers,
                ElementsAre("areas", "water", "boundaries", "network", "routes", "places", "checkpoints", "events"));
    const auto back = ingest::load({folder.file("a.kml")});
    ASSERT_TRUE(back);
    ASSERT_EQ(back->routes.size(), atlas->routes.size());
    for (std::size_t i = 0; i < atlas->routes.size(); ++i) {
        EXPECT_EQ(back->routes[i].id, atlas->routes[i].id);
        EXPECT_EQ(back->routes[i].parts, atlas->routes[i].parts);
        EXPECT_EQ(back->routes[i].valid, atlas->routes[i].valid);
    }
    ASSERT_EQ(back->events.size(), atlas->events.size());
    for (std::size_t i = 0; i < atlas->events.size(); ++i) {
        EXPECT_EQ(back->events.at(i).date, atlas->events.at(i).date);
        EXPECT_EQ(back->events.at(i).claims.size(), atlas->events.at(i).claims.size());
    }
}

}  // namespace
}  // namespace corridor::exchange
