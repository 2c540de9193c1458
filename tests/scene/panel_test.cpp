#include "furniture/panel.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "scenes.hpp"

namespace corridor::scene {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

/// A sheet with a small atlas on it.
struct Sheet {
    explicit Sheet(int width = 900, int height = 700, double metresPerPixel = 60.0, double ratio = 1.0,
                   units::LonLat middle = {46.75, 39.85})
        : picture(pictureAt("EPSG:32638", middle, metresPerPixel, width, height, ratio)) {
        atlas.title = "Two roads";
        atlas.credit = "Made by hand";
        atlas.disclaimer = "No opinion";
        atlas.places = {placeOf("p", "town", middle)};
    }

    Furniture furniture() const {
        const access::Assertions assertions(atlas);
        const Scene scene = makeScene(atlas, assertions, show, defaultStyle(), picture.view);
        return makeFurniture(scene, atlas, stateFor(atlas, assertions, show), show, defaultStyle(), picture.view,
                             picture.frame, choice);
    }
    /// The lines of a panel.
    template <typename Make>
    std::vector<std::string> lines(const Make& make) const {
        const access::Assertions assertions(atlas);
        const Style style = defaultStyle();
        const study::State state = stateFor(atlas, assertions, show);
        const Scene scene = makeScene(atlas, state, show, style, picture.view);
        const Table table{scene,         atlas,  state,
                          show,          style,  picture.view,
                          picture.frame, choice, rectangleOf(picture.view, picture.frame)};
        std::vector<std::string> all;
        for (const Row& row : make(table).rows) {
            for (const auto& [text, type] : row.lines) all.push_back(text);
        }
        return all;
    }
    std::vector<std::string> title() const {
        return lines([](const Table& table) { return titlePanel(table, 5000.0); });
    }
    std::vector<std::string> legend() const {
        return lines([](const Table& table) { return legendPanel(table, LegendDetail::full, 5000.0); });
    }

    model::Atlas atlas;
    Picture picture;
    Show show = showOn("any");
    FurnitureChoice choice;
};

bool has(const Furniture& furniture, Part part) {
    return std::any_of(furniture.blocks.begin(), furniture.blocks.end(),
                       [&](const Block& block) { return block.part == part; });
}

FurnitureChoice only(bool FurnitureChoice::*part) {
    FurnitureChoice choice;
    for (bool FurnitureChoice::*each :
         {&FurnitureChoice::titleShown, &FurnitureChoice::legend, &FurnitureChoice::scaleBar,
          &FurnitureChoice::northArrow, &FurnitureChoice::graticule, &FurnitureChoice::sources,
          &FurnitureChoice::credit, &FurnitureChoice::disclaimer})
        choice.*each = each == part;
    return choice;
}

TEST(ScaleBarText, SaysTheScaleAsPrintedAtTheResolutionOfTheView) {
    // A pixel of 96 dpi is 0.0254 / 96 m: 60 m are 226,772 times as much, said in two digits.
    for (const double ratio : {1.0, 2.0, 3.125}) {
        const Sheet sheet(static_cast<int>(900 * ratio), static_cast<int>(700 * ratio), 60.0 / ratio, ratio);
        EXPECT_TRUE(writes(*sheet.furniture().list, "about 1:230,000")) << ratio;
    }
    EXPECT_TRUE(writes(*Sheet(900, 700, 6.0).furniture().list, "about 1:23,000"));
    EXPECT_TRUE(writes(*Sheet(900, 700, 400.0).furniture().list, "about 1:1,500,000"));
    EXPECT_TRUE(writes(*Sheet(900, 700, 0.25).furniture().list, "about 1:940"));
}

TEST(ScaleBarText, IsTheLongestOfOneTwoAndFiveThatFits) {
    const auto says = [](double metresPerPixel, const std::string& text) {
        return writes(*Sheet(900, 700, metresPerPixel).furniture().list, text);
    };
    // At most 170 pixels.
    EXPECT_TRUE(says(59.5, "10 km"));
    EXPECT_TRUE(says(58.0, "5 km"));
    EXPECT_TRUE(says(29.8, "5 km"));
    EXPECT_TRUE(says(29.0, "2 km"));
    EXPECT_TRUE(says(12.0, "2 km"));
    EXPECT_TRUE(says(11.5, "1 km"));
    EXPECT_TRUE(says(5.95, "1 km"));
    EXPECT_TRUE(says(5.8, "500 m"));
}

TEST(ScaleBarText, IsNoLongerThanThreeTenthsOfTheRoom) {
    Sheet sheet(400, 700, 60.0);
    sheet.choice = only(&FurnitureChoice::scaleBar);
    // 388 pixels of room: 116 pixels, 6.98 km.
    EXPECT_TRUE(writes(*sheet.furniture().list, "5 km"));
    EXPECT_NEAR(sheet.furniture().scaleBar->pixels, 5000.0 / 60.0, 0.3);
}

TEST(Graticule, NamesRoundDegreesMinutesAndSecondsWithTheirSide) {
    const auto list = Sheet().furniture().list;
    for (const char* text : {"46°40′E", "46°50′E", "39°50′N"}) EXPECT_TRUE(writes(*list, text)) << text;
    EXPECT_FALSE(writes(*list, "46°45′E")) << "ten minutes apart, as many as stand 150 pixels apart";
    Sheet west(900, 700, 60.0, 1.0, {-70.5, -50.15});
    west.picture = pictureAt("EPSG:32719", {-70.5, -50.15}, 60.0, 900, 700);
    for (const char* text : {"70°30′W", "50°10′S"}) EXPECT_TRUE(writes(*west.furniture().list, text)) << text;
    EXPECT_TRUE(writes(*Sheet(900, 700, 400.0).furniture().list, "47°E")) << "whole degrees have no minutes";
    EXPECT_TRUE(writes(*Sheet(900, 700, 1.0).furniture().list, "46°45′E"));
    EXPECT_TRUE(writes(*Sheet(900, 700, 1.0).furniture().list, "46°45′10″E"));
}

TEST(Graticule, IsLeftOutWhereTheStripIsMoreThanATwelfth) {
    Sheet large(400, 180), small(400, 179);
    large.choice = small.choice = only(&FurnitureChoice::graticule);
    EXPECT_TRUE(has(large.furniture(), Part::graticule));
    EXPECT_FALSE(has(small.furniture(), Part::graticule));
}

TEST(NorthArrow, NeedsFiveTimesItsHeight) {
    Sheet large(400, 222), small(400, 221);
    large.choice = small.choice = only(&FurnitureChoice::northArrow);
    EXPECT_TRUE(has(large.furniture(), Part::northArrow));
    EXPECT_FALSE(has(small.furniture(), Part::northArrow));
    EXPECT_TRUE(writes(*large.furniture().list, "N"));
}

TEST(Title, SaysTitleDayAndLanguages) {
    Sheet sheet;
    EXPECT_THAT(sheet.title(), ElementsAre("Two roads", "All days", "Names: en"));
    sheet.show.languages = {"az", "hy"};
    sheet.show.window = units::parseEdtf("2023-01-01/2023-02-01").value->span();
    EXPECT_THAT(sheet.title(), ElementsAre("Two roads", "Events of 2023-01-01/2023-02-01", "Names: az, hy"));
    sheet.show.on = units::parseDay("2023-08-17");
    sheet.show.statuses = false;
    EXPECT_THAT(sheet.title(), Contains("2023-08-17, events of 2023-01-01/2023-02-01"));
    sheet.show.window.reset();
    EXPECT_THAT(sheet.title(), Contains("2023-08-17"));
    sheet.choice.title = "One road";
    sheet.choice.note = "before";
    EXPECT_THAT(sheet.title(), ElementsAre("One road", "before: 2023-08-17", "Names: az, hy"));
}

TEST(Title, IsSmallerOnSmallPicturesWithinBounds) {
    const auto sizeOn = [](int width) {
        double most = 0.0;
        Sheet sheet(width, 700);
        sheet.lines([&](const Table& table) {
            most = titleType(table).size;
            return Panel{};
        });
        return most;
    };
    EXPECT_DOUBLE_EQ(sizeOn(1200), 1.4 * 11.0);
    EXPECT_DOUBLE_EQ(sizeOn(3000), 1.4 * 11.0);
    EXPECT_DOUBLE_EQ(sizeOn(1080), 0.9 * 1.4 * 11.0);
    EXPECT_DOUBLE_EQ(sizeOn(500), 0.76 * 1.4 * 11.0);
}

TEST(Sources, AreListedByTheirNumbersWithPublisherDateAndStance) {
    Sheet sheet;
    const auto source = [](const std::string& id, const std::string& publisher, const std::string& date,
                           const std::string& stance) {
        model::Source made;
        made.id = id;
        made.publisher = publisher;
        if (!date.empty()) made.date = units::parseEdtf(date).value;
        made.stance = stance;
        return made;
    };
    sheet.atlas.sources = {source("a", "The Times", "2023-06-26", "independent"),
                           source("b", "Ministry", "2023-07", "party"), source("c", "Agency", "", "aligned"),
                           source("d", "", "", "")};
    const auto lines = [&](const std::vector<std::string>& ids) {
        return sheet.lines([&](const Table& table) { return sourcesPanel(table, ids, 5000.0); });
    };
    EXPECT_THAT(lines({"d", "b", "a"}),
                ElementsAre("Sources", "[1] The Times, 2023-06-26", "[2] Ministry, 2023-07 (party)", "[4] d"));
    EXPECT_THAT(lines({"c"}), ElementsAre("Sources", "[3] Agency (aligned)"));
}

TEST(Credit, AndDisclaimerStandUnderEachOther) {
    const Sheet sheet;
    const auto lines = [&](bool credit, bool disclaimer) {
        return sheet.lines([&](const Table& table) { return creditPanel(table, credit, disclaimer, 5000.0); });
    };
    EXPECT_THAT(lines(true, true), ElementsAre("No opinion", "Made by hand"));
    EXPECT_THAT(lines(false, true), ElementsAre("No opinion"));
    EXPECT_THAT(lines(true, false), ElementsAre("Made by hand"));
}

TEST(Legend, ExplainsTheMarksThatAreInThePictureAndNoOthers) {
    Sheet sheet;
    EXPECT_THAT(sheet.legend(), Not(Contains("Checkpoints")));
    sheet.atlas.checkpoints = {checkpointOf("c", {46.75, 39.85})};
    sheet.atlas.checkpoints[0].kind = "border-crossing";
    EXPECT_THAT(sheet.legend(), Contains("Checkpoints"));
    EXPECT_THAT(sheet.legend(), Contains("Border crossing"));
    sheet.atlas.events = {eventOf("e", "2023-05-10", {46.8, 39.9})};
    sheet.atlas.events[0].category = "traffic-jam";
    EXPECT_THAT(sheet.legend(), Contains("Checkpoints and events"));
    EXPECT_THAT(sheet.legend(), Contains("Traffic jam"));
    sheet.atlas.checkpoints[0].position = {50.0, 39.85};
    EXPECT_THAT(sheet.legend(), Contains("Events"));
    EXPECT_THAT(sheet.legend(), Not(Contains("Border crossing"))) << "it lies outside";
}

TEST(Legend, ExplainsRoadsByTheirClassesAndBoundariesByTheirTitle) {
    Sheet sheet;
    const auto add = [&](const std::string& roadClass, model::EdgeStatus status = model::EdgeStatus::open) {
        model::Edge edge;
        edge.id = roadClass;
        edge.roadClass = roadClass;
        edge.status = status;
        edge.line = {{46.7, 39.85}, {46.8, 39.85}};
        sheet.atlas.network.push_back(edge);
    };
    add("trunk");
    EXPECT_THAT(sheet.legend(), ElementsAre("Roads", "Trunk road"));
    add("primary");
    add("tertiary");
    add("track");
    add("secondary", model::EdgeStatus::construction);
    EXPECT_THAT(sheet.legend(),
                ElementsAre("Roads", "Trunk road", "Main road", "Minor road", "Track", "Under construction"));
    model::Shape border;
    border.id = "b";
    border.role = model::ShapeRole::boundary;
    border.kind = "international";
    border.lines = {{{46.75, 39.8}, {46.75, 39.9}}};
    sheet.atlas.shapes = {border};
    EXPECT_THAT(sheet.legend(), Contains("Roads and boundaries"));
    EXPECT_THAT(sheet.legend(), Contains("State boundary"));
}

TEST(TextLines, AreCutAtSpacesWhereTheyWouldBeTooWide) {
    const Type type{11.0, text::Face::regular, {}};
    const double width = widthOf("one two", type);
    EXPECT_THAT(linesOf("one two three", type, width), ElementsAre("one two", "three"));
    EXPECT_THAT(linesOf("one two three", type, width - 0.01), ElementsAre("one", "two", "three"));
    EXPECT_THAT(linesOf("unbreakable", type, 1.0), ElementsAre("unbreakable"));
}

Panel panelOf(const std::vector<std::size_t>& linesOfRows) {
    Panel panel;
    panel.padding = 10.0;
    for (const std::size_t lines : linesOfRows) {
        Row row;
        for (std::size_t i = 0; i < lines; ++i) row.lines.push_back({"text", {10.0, text::Face::regular, {}}});
        row.spaceBefore = 4.0;
        panel.rows.push_back(row);
    }
    return panel;
}

TEST(Panel, IsAsLargeAsItsRowsAndPadding) {
    Panel panel = panelOf({1, 1});
    const double width = widthOf("text", {10.0, text::Face::regular, {}});
    EXPECT_NEAR(panel.size().x, width + 20.0, 1e-9);
    EXPECT_NEAR(panel.size().y, 2.0 * 13.4 + 4.0 + 16.0, 1e-9) << "space before a row, but not before the first";
    panel.rows[0].sample = [](Items&, const drawing::Rect&) {};
    panel.sampleWidth = 30.0;
    EXPECT_NEAR(panel.size().x, width + 50.0, 1e-9);
}

TEST(Panel, DealsItsRowsToColumnsOfAboutTheSameHeight) {
    Panel panel = panelOf({1, 1, 1, 1});
    const double width = widthOf("text", {10.0, text::Face::regular, {}});
    panel.columns = 2;
    EXPECT_NEAR(panel.size().y, 2.0 * 13.4 + 4.0 + 16.0, 1e-9);
    EXPECT_NEAR(panel.size().x, 2.0 * width + 40.0, 1e-9);
    Panel uneven = panelOf({3, 1, 1});
    uneven.columns = 2;
    EXPECT_NEAR(uneven.size().y, 3.0 * 13.4 + 16.0, 1e-9);
    Panel three = panelOf({1, 1, 1});
    three.columns = 3;
    EXPECT_NEAR(three.size().y, 13.4 + 16.0, 1e-9);
}

}  // namespace
}  // namespace corridor::scene
