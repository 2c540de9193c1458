#include "field_formats.hpp"

#include <gmock/gmock.h>

#include "files.hpp"
#include "ingest/load.hpp"

namespace corridor::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string data(const std::string& name) {
    return std::string(CORRIDOR_TEST_DATA "/ingest/") + name;
}

TEST(FieldFormats, acled_is_read_as_it_is) {
    const auto atlas = load({data("acled.csv")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 3u);
    const model::Event& clash = atlas->events[0];
    EXPECT_EQ(clash.id, "XXX101");
    EXPECT_EQ(clash.date->text, "2023-04-23");
    EXPECT_EQ(clash.category, "Battles");
    EXPECT_EQ(clash.names.byLanguage.at(""), "Armed clash, Hill 12");
    EXPECT_EQ(clash.accuracy->value, 1000.0);
    EXPECT_EQ(*clash.position, (units::LonLat{46.52, 39.61}));
    EXPECT_THAT(clash.sources, ElementsAre("Daily Example", "Example Agency"));
    EXPECT_EQ(clash.figures.at(0).what, "fatalities");
    EXPECT_EQ(clash.figures.at(0).value, 2.0);
    EXPECT_EQ(clash.other.at("actor1"), "\"Side A\"");
    EXPECT_EQ(clash.other.at("time_precision"), "\"1\"");
    EXPECT_EQ(atlas->events[1].date->text, "[2023-05-12..2023-05-18]") << "precision 2: the week around the day";
    EXPECT_EQ(atlas->events[1].accuracy->value, 25000.0);
    EXPECT_EQ(atlas->events[2].date->text, "2023-06") << "precision 3: the month";
    EXPECT_EQ(model::findSource(*atlas, "Example Agency")->publisher, "Example Agency");
}

TEST(FieldFormats, ucdp_ged_is_read_as_it_is) {
    const auto atlas = load({data("ucdp_ged.csv")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 2u);
    EXPECT_EQ(atlas->events[0].id, "900001");
    EXPECT_EQ(atlas->events[0].date->text, "2023-04-23");
    EXPECT_EQ(atlas->events[0].category, "state-based conflict");
    EXPECT_EQ(atlas->events[0].names.byLanguage.at(""), "Side A - Side B, High Pass");
    EXPECT_EQ(atlas->events[1].date->text, "[2023-05-01..2023-05-14]");
    EXPECT_EQ(atlas->events[1].accuracy->value, 150000.0);
    EXPECT_EQ(atlas->events[1].category, "one-sided violence");
    ASSERT_EQ(atlas->events[0].figures.size(), 3u) << "the estimates differ, and all are shown";
    EXPECT_EQ(atlas->events[0].figures[0].value, 4.0);
}

TEST(FieldFormats, a_precision_that_the_format_does_not_know_is_said) {
    const TempFolder folder;
    const auto atlas = load({folder.write("a.csv",
                                          "event_id_cnty,event_date,event_type,time_precision,geo_precision,latitude,"
                                          "longitude\nX1,2023-04-23,Battles,7,9,39,46\n")});
    ASSERT_TRUE(atlas);
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre("warning: a.csv: feature X1: time_precision: 7 is not one of the codes 1 to 3",
                            "warning: a.csv: feature X1: geo_precision: 9 is not one of the codes 1 to 3"));
}

TEST(FieldFormats, the_status_of_a_surveyed_road_becomes_a_dated_report) {
    const auto atlas = load({data("unsdi_roads.geojson")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->routes.size(), 4u);
    EXPECT_EQ(atlas->routes[0].names.byLanguage.at(""), "Valley road");
    EXPECT_THAT(atlas->routes[0].sources, ElementsAre("Invented survey"));
    ASSERT_EQ(atlas->events.size(), 3u) << "status 0 is unspecified: nothing is said";
    const model::Assertion& closed = atlas->events[1].access.at(0);
    EXPECT_EQ(atlas->events[1].date->text, "2023-04-21");
    EXPECT_EQ(closed.status, model::Access::closed);
    EXPECT_THAT(closed.targets, ElementsAre("rd-2"));
    EXPECT_EQ(closed.by, "");
    EXPECT_EQ(atlas->events[2].access.at(0).statement, "abandoned");
}

TEST(FieldFormats, obstacles_are_events) {
    const auto atlas = load({data("unsdi_obstacles.geojson")});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-21");
    EXPECT_EQ(atlas->events.at(0).category, "obstacle");
    EXPECT_EQ(atlas->events.at(0).other.at("obstype"), "\"landslide\"");
}

TEST(FieldFormats, hashtags_name_the_columns_whatever_their_titles) {
    const auto atlas = load({data("hxl.csv")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 2u);
    EXPECT_EQ(atlas->events[0].names.byLanguage.at(""), "Road block");
    EXPECT_EQ(atlas->events[0].category, "closure");
    EXPECT_EQ(*atlas->events[0].position, (units::LonLat{46.52, 39.61}));
    EXPECT_EQ(atlas->events[1].date->text, "2023-05");
}

TEST(FieldFormats, hashtags_with_attributes_in_any_order_and_case) {
    EXPECT_EQ(propertyOfHashtag("#Geo +LON +point"), "lon");
    EXPECT_EQ(propertyOfHashtag("#date+reported+start"), "start");
    EXPECT_EQ(propertyOfHashtag("#event+id"), "id");
    EXPECT_EQ(propertyOfHashtag("#affected+killed"), std::nullopt);
}

TEST(FieldFormats, trips_of_kepler_gl_are_valid_on_the_days_of_their_timestamps) {
    const auto atlas = load({data("kepler_trip.geojson")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty()) << "the fourth ordinate is a time, not a mistake";
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->routes.at(0).valid->text, "2023-04-23/2023-04-24");
    EXPECT_EQ(atlas->routes.at(0).parts.at(0).size(), 3u);
}

TEST(FieldFormats, timestamps_are_dates) {
    const auto atlas = load({data("kepler_points.csv")});
    ASSERT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    ASSERT_EQ(atlas->events.size(), 2u);
    EXPECT_EQ(atlas->events[0].date->text, "2023-04-23");
    EXPECT_EQ(atlas->events[1].date->text, "2023-05-15");
}

TEST(FieldFormats, days_in_the_spellings_of_exports) {
    const auto text = [](const char* day) {
        const auto found = dayOf(day);
        return found ? toString(*found) : "";
    };
    EXPECT_EQ(text("2023-04-23T23:59:00+04:00"), "2023-04-23") << "the calendar day as written";
    EXPECT_EQ(text("2023/04/23 10:00"), "2023-04-23");
    EXPECT_EQ(text("5 May 2023"), "2023-05-05");
    EXPECT_EQ(text("05-May-2023"), "2023-05-05");
    EXPECT_EQ(text("31 June 2023"), "");
    EXPECT_EQ(text("0"), "");
    EXPECT_EQ(text("soon"), "");
}

TEST(FieldMapping, gives_any_table_the_names_of_the_model) {
    LoadOptions options;
    options.fields = {"id=Ref,date=When,name=What", "lon=X", "lat=Y", "category='incident, reported'"};
    const auto atlas = load({data("any_table.csv")}, options);
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 2u);
    EXPECT_EQ(atlas->events[0].id, "A1");
    EXPECT_EQ(atlas->events[0].date->text, "2023-04-23");
    EXPECT_EQ(atlas->events[0].category, "incident, reported");
    EXPECT_EQ(*atlas->events[1].position, (units::LonLat{46.4, 39.5}));
}

TEST(FieldMapping, says_what_does_not_fit) {
    LoadOptions options;
    options.fields = {"date=Day,colour=X,name"};
    EXPECT_THAT(printed(load({data("any_table.csv")}, options).problems),
                testing::IsSupersetOf({std::string("any_table.csv: \"colour\" is nothing that the model reads"),
                                       std::string("any_table.csv: \"name\" is no TARGET=COLUMN"),
                                       std::string("any_table.csv: there is no column \"Day\" for date")}));
}

}  // namespace
}  // namespace corridor::ingest
