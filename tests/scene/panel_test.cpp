#include "furniture/panel.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>

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
        study::State state = stateFor(atlas, assertions, show);
        state.viewpoint = viewpoint;
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
    std::vector<std::string> legend(LegendDetail detail = LegendDetail::full) const {
        return lines([&](const Table& table) { return legendPanel(table, detail, 5000.0); });
    }

    model::Atlas atlas;
    Picture picture;
    Show show = showOn("any");
    access::Viewpoint viewpoint;
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

/// The largest share of a room 588 pixels wide that a part takes up, whatever the height of the picture.
double largestShare(Part part, bool FurnitureChoice::*chosen, const std::function<void(Sheet&)>& prepare) {
    double most = 0.0;
    for (int height = 60; height < 400; height += 2) {
        Sheet sheet(600, height);
        prepare(sheet);
        sheet.choice = only(chosen);
        for (const Block& block : sheet.furniture().blocks) {
            if (block.part == part)
                most = std::max(most, block.box.width() * block.box.height() / (588.0 * (height - 12.0)));
        }
    }
    return most;
}

TEST(Sources, CoverAFifthOfTheRoomAtMostAndAreThereUpToThat) {
    const double most = largestShare(Part::sources, &FurnitureChoice::sources, [](Sheet& sheet) {
        for (int i = 0; i < 6; ++i) {
            model::Source source;
            source.id = "s" + std::to_string(i);
            source.publisher = "A newspaper of the country";
            sheet.atlas.sources.push_back(source);
            sheet.atlas.places[0].sources.push_back(source.id);
        }
    });
    EXPECT_LE(most, 0.2);
    EXPECT_GT(most, 0.18);
}

TEST(Credit, TakesFourTenthsOfTheHeightAtMostAndTheDisclaimerGoesBefore) {
    const auto parts = [](int height) {
        Sheet sheet(600, height);
        sheet.choice = only(&FurnitureChoice::credit);
        sheet.choice.disclaimer = true;
        const Furniture furniture = sheet.furniture();
        return std::pair(has(furniture, Part::disclaimer), has(furniture, Part::credit));
    };
    // A line is 0.8 x 0.95 x 11 x 1.34 = 11.2 pixels high, two pixels lie between the two and 8 around them.
    EXPECT_EQ(parts(82), std::pair(true, true)) << "32.4 of 32.8";
    EXPECT_EQ(parts(80), std::pair(true, false));
    EXPECT_EQ(parts(49), std::pair(true, false)) << "19.2 of 19.6";
    EXPECT_EQ(parts(47), std::pair(false, false));
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
    sheet.atlas.events.change(0, [&](model::Event& e) { e.category = "traffic-jam"; });
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

/// A sheet with a road from west to east for each id, and what an event of a day says of it.
struct Roads : Sheet {
    explicit Roads(const std::string& date = "2023-01-10") {
        atlas.coverage = units::parseEdtf("2023").value;
        model::Party west;
        west.id = "west";
        west.names.byLanguage["en"] = "The West";
        atlas.parties = {west};
        atlas.events = {eventOf("said", date, {60.0, 39.85})};  // beyond the picture
        show = showOn("2023-01-15");
    }
    void add(const std::string& id, model::Access status, const std::string& by = "", model::Assertion row = {}) {
        const double lat = 39.75 + 0.02 * static_cast<double>(atlas.routes.size());
        atlas.routes.push_back(routeOf(id, {{46.7, lat}, {46.8, lat}}));
        say(id, status, by, std::move(row));
    }
    void say(const std::string& id, model::Access status, const std::string& by = "", model::Assertion row = {}) {
        row.targets = {id};
        row.status = status;
        row.by = by;
        atlas.events.change(0, [&](model::Event& event) { event.access.push_back(row); });
    }
};

TEST(Legend, SaysWhatEachStatusMeans) {
    Roads sheet;
    sheet.add("a", model::Access::open);
    EXPECT_THAT(sheet.legend(),
                ElementsAre("Routes", "a: open", "Access along a route", "open: said so, denied by nobody"));
    sheet.add("b", model::Access::restricted);
    sheet.add("c", model::Access::closed);
    sheet.add("d", model::Access::closed);
    sheet.say("d", model::Access::open, "west");
    sheet.atlas.routes.push_back(routeOf("e", {{46.7, 39.9}, {46.8, 39.9}}));
    const std::vector<std::string> all = sheet.legend();
    for (const char* line :
         {"open: said so, denied by nobody", "restricted: said so, denied by nobody", "disputed: the speakers differ",
          "closed: said so, denied by nobody", "unknown: no word on record"})
        EXPECT_THAT(all, Contains(line));
    EXPECT_EQ(std::count_if(all.begin(), all.end(),
                            [](const auto& line) { return line.find("said so") != std::string::npos; }),
              3);
    sheet.show.statuses = false;
    EXPECT_THAT(sheet.legend(), ElementsAre("Routes", "a", "b", "c", "d", "e")) << "plain routes have no status";
}

TEST(Legend, SaysWhoseWordItIsAndWhatIsPale) {
    const auto more = [](const Roads& sheet) {  // after the route and the word open
        const std::vector<std::string> all = sheet.legend();
        return std::vector<std::string>(all.begin() + 4, all.end());
    };
    Roads reported, party, inferred, uncertain("2023-01");
    reported.add("a", model::Access::open);
    party.add("a", model::Access::open, "west");
    model::Assertion row;
    row.basis = "inferred";
    inferred.add("a", model::Access::open, "west", row);
    uncertain.add("a", model::Access::open);
    EXPECT_THAT(more(reported), testing::IsEmpty());
    EXPECT_THAT(more(party), ElementsAre("beads: one party's word alone"));
    EXPECT_THAT(more(inferred), ElementsAre("pale beads: inferred from one party's words"));
    EXPECT_THAT(more(uncertain), Contains("pale: change on an uncertain date"));
    reported.atlas.routes[0].accuracy = units::Metres{1000.0};
    EXPECT_THAT(more(reported), ElementsAre("approximate route: somewhere in the band"));
    reported.show = showOn("any");
    EXPECT_THAT(reported.legend(), ElementsAre("Routes", "a", "Accuracy", "approximate route: somewhere in the band"));
}

TEST(Legend, GivesTheNumbersOfTheSourcesThatAStatusRestsOn) {
    Roads sheet;
    model::Assertion row;
    row.sources = {"s2", "s3"};
    sheet.add("a", model::Access::closed, "", row);
    sheet.atlas.sources.resize(3);
    for (std::size_t i = 0; i < 3; ++i) sheet.atlas.sources[i].id = "s" + std::to_string(i + 1);
    EXPECT_THAT(sheet.legend(), Contains("a: closed"));
    sheet.show.sourceNumbers = true;
    EXPECT_THAT(sheet.legend(), Contains("a: closed [2, 3]"));
}

TEST(Legend, SaysWhatTheMarksMean) {
    Sheet sheet;
    sheet.show = showOn("2023-05-31");
    const auto add = [&](const std::string& date, double lon) {
        sheet.atlas.events.add(eventOf(date + std::to_string(lon), date, {lon, 39.85}));
    };
    add("2023-05-20", 46.70);
    EXPECT_THAT(sheet.legend(), ElementsAre("Events", "Closure"));
    add("2023-05-31", 46.75);
    EXPECT_THAT(sheet.legend(), ElementsAre("Events", "Closure", "on this day"));
    add("2023-05-20", 46.70);
    EXPECT_THAT(sheet.legend(), ElementsAre("Events", "Closure", "on this day", "number at one place"));
    add("2023-05-21~", 46.80);
    sheet.atlas.events.change(3, [](model::Event& event) { event.accuracy = units::Metres{1000.0}; });
    EXPECT_THAT(sheet.legend(), ElementsAre("Events", "Closure", "on this day", "number at one place",
                                            "pale: date not certain", "known to within the circle"));
    sheet.show.layers.events = false;
    EXPECT_THAT(sheet.legend(), testing::IsEmpty());
    sheet.atlas.places[0].accuracy = units::Metres{1000.0};
    EXPECT_THAT(sheet.legend(), ElementsAre("Accuracy", "known to within the circle"));
}

TEST(Legend, LeavesOutRoadsThenMarksThenRoutesWhereThereIsLittleRoom) {
    Roads sheet;
    sheet.add("a", model::Access::open);
    sheet.atlas.checkpoints = {checkpointOf("c", {46.75, 39.9})};
    model::Edge edge;
    edge.id = "e";
    edge.roadClass = "primary";
    edge.line = {{46.7, 39.95}, {46.8, 39.95}};
    sheet.atlas.network = {edge};
    const auto headings = [&](LegendDetail detail) {
        std::vector<std::string> found;
        for (const std::string& line : sheet.legend(detail)) {
            for (const char* heading : {"Routes", "Access along a route", "Checkpoints", "Roads"}) {
                if (line == heading) found.push_back(line);
            }
        }
        return found;
    };
    EXPECT_THAT(headings(LegendDetail::full), ElementsAre("Routes", "Access along a route", "Checkpoints", "Roads"));
    EXPECT_THAT(headings(LegendDetail::noRoads), ElementsAre("Routes", "Access along a route", "Checkpoints"));
    EXPECT_THAT(headings(LegendDetail::noMarks), ElementsAre("Routes", "Access along a route"));
    EXPECT_THAT(headings(LegendDetail::statusesOnly), ElementsAre("Access along a route"));
}

TEST(Legend, CoversThreeTenthsOfTheRoomAtMostAndIsThereUpToThat) {
    double most = 0.0;
    for (int height = 60; height < 240; height += 2) {
        Sheet sheet(260, height);
        sheet.choice = only(&FurnitureChoice::legend);
        model::Edge edge;
        edge.id = "e";
        edge.roadClass = "trunk";
        edge.line = {{46.74, 39.85}, {46.76, 39.85}};
        sheet.atlas.network = {edge};
        for (const Block& block : sheet.furniture().blocks)
            most = std::max(most, block.box.width() * block.box.height() / (248.0 * (height - 12.0)));
    }
    EXPECT_LE(most, 0.3);
    EXPECT_GT(most, 0.28);
}

TEST(Legend, NamesTheGroundAndItsHeights) {
    Sheet sheet(900, 700, 50.0);
    model::Shape wood;
    wood.id = "w";
    wood.kind = "forest";
    wood.polygons = {{{{46.7, 39.8}, {46.8, 39.8}, {46.8, 39.9}, {46.7, 39.8}}}};
    sheet.atlas.shapes = {wood};
    EXPECT_THAT(sheet.legend(), ElementsAre("Ground", "Forest"));
    sheet.atlas.places.push_back(placeOf("h", "spot-height", {46.85, 39.75}));
    sheet.atlas.places.back().elevation = units::Metres{2000.0};
    EXPECT_THAT(sheet.legend(), ElementsAre("Ground", "Forest", "Height in metres"));
}

TEST(Title, SaysForWhomAndAccordingToWhomTheStatusesAre) {
    Roads sheet;
    EXPECT_THAT(sheet.title(), Contains("Access for civilian traffic, all speakers side by side"));
    sheet.viewpoint = {"humanitarian", "west", {}};
    EXPECT_THAT(sheet.title(), Contains("Access for humanitarian traffic, according to The West"));
    sheet.viewpoint = {"all", {}, {}};
    EXPECT_THAT(sheet.title(), Contains("Access by what was said of all traffic alike, all speakers side by side"));
    sheet.show.statuses = false;
    EXPECT_EQ(sheet.title().size(), 3u) << "title, day, languages";
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
