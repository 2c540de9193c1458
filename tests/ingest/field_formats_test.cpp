#include "field_formats/field_formats.hpp"

#include <gmock/gmock.h>

#include "field_formats/hxl.hpp"
#include "field_formats/written_day.hpp"
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
    const model::Event clash = atlas->events.at(0);
    EXPECT_EQ(clash.id, "XXX101");
    EXPECT_EQ(clash.date->text, "2023-04-23");
    EXPECT_EQ(clash.category, "Battles");
    EXPECT_EQ(clash.names.byLanguage.at(""), "Armed clash, Hill 12");
    EXPECT_EQ(clash.accuracy->value, 1000.0);
    EXPECT_EQ(*clash.position, (units::LonLat{46.52, 39.61}));
    EXPECT_THAT(clash.sources, ElementsAre("Daily Example", "Example Agency"));
    EXPECT_EQ(clash.figures.at(0).what, "fatalities");
    EXPECT_EQ(clash.figures.at(0).value, 2.0);
    EXPECT_EQ(clash.other.find("actor1"), "\"Side A\"");
    EXPECT_EQ(clash.other.find("time_precision"), "\"1\"");
    EXPECT_EQ(atlas->events.at(1).date->text, "[2023-05-12..2023-05-19]") << "precision 2: the week around the day";
    EXPECT_EQ(atlas->events.at(1).accuracy->value, 25000.0);
    EXPECT_EQ(atlas->events.at(2).date->text, "2023-06") << "precision 3: the month";
    EXPECT_EQ(model::findSource(*atlas, "Example Agency")->publisher, "Example Agency");
}

TEST(FieldFormats, ucdp_ged_is_read_as_it_is) {
    const auto atlas = load({data("ucdp_ged.csv")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 2u);
    EXPECT_EQ(atlas->events.at(0).id, "900001");
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-23");
    EXPECT_EQ(atlas->events.at(0).category, "state-based conflict");
    EXPECT_EQ(atlas->events.at(0).names.byLanguage.at(""), "Side A - Side B, High Pass");
    EXPECT_EQ(atlas->events.at(1).date->text, "[2023-05-01..2023-05-14]");
    EXPECT_EQ(atlas->events.at(1).accuracy->value, 250000.0) << "larger than a first-order unit";
    EXPECT_EQ(atlas->events.at(1).category, "one-sided violence");
    EXPECT_THAT(atlas->events.at(0).sources, ElementsAre("Example Agency", "Daily Example"));
    EXPECT_EQ(atlas->events.at(0).description, "Four killed; pass shut\nClash at the pass");
    EXPECT_THAT(atlas->events.at(1).sources, ElementsAre("Daily Example")) << "the office of the article";
    EXPECT_TRUE(atlas->events.at(1).other.find("source_article"));
    ASSERT_EQ(atlas->events.at(0).figures.size(), 3u) << "the estimates differ, and all are shown";
    EXPECT_EQ(atlas->events.at(0).figures[0].value, 4.0);
}

TEST(FieldFormats, acled_exports_of_before_2017_are_in_capitals_and_write_the_day_first) {
    const auto atlas = load({data("acled_before_2017.csv")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 1u);
    EXPECT_EQ(atlas->events.at(0).id, "1XXX");
    EXPECT_EQ(atlas->events.at(0).date->text, "2001-04-18");
    EXPECT_EQ(*atlas->events.at(0).position, (units::LonLat{46.52, 39.61}));
}

TEST(FieldFormats, the_upload_time_of_acled_is_kept_and_never_a_date) {
    const auto atlas = load({data("acled.csv")});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.at(0).other.find("timestamp"), "\"1682380800\"");
    EXPECT_EQ(atlas->events.at(1).figures.at(0).note, "0 is also written where no number is known");
    EXPECT_EQ(atlas->events.at(0).figures.at(0).note, "");
}

TEST(FieldFormats, an_acled_row_without_a_day_is_refused_not_dated_by_its_upload) {
    const TempFolder folder;
    const auto atlas = load({folder.write("a.csv",
                                          "event_id_cnty,event_date,event_type,latitude,longitude,timestamp\n"
                                          "X1,some day,Battles,39,46,1682380800\n")});
    EXPECT_FALSE(atlas);
    EXPECT_THAT(printed(atlas.problems), ElementsAre("a.csv: feature X1: event_date: \"some day\" is not a day"));
}

TEST(FieldFormats, a_source_that_many_rows_name_is_one) {
    const auto atlas = load({data("acled.csv")});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->sources.size(), 2u);
}

TEST(FieldFormats, sources_of_rows_are_kept_from_geojson_too) {
    const TempFolder folder;
    const auto atlas = load({folder.write(
        "a.geojson",
        R"({"type":"FeatureCollection","sources":[{"id":"B","publisher":"Bulletin"}],"features":[{"type":"Feature","properties":{"event_id_cnty":"X1","event_date":"2023-04-23","event_type":"Battles","source":"A; B"},"geometry":null}]})")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->sources.size(), 2u);
    EXPECT_EQ(model::findSource(*atlas, "B")->publisher, "Bulletin") << "what the file says of itself comes first";
    EXPECT_EQ(model::findSource(*atlas, "A")->publisher, "A");
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
    const model::Assertion closed = atlas->events.at(1).access.at(0);
    EXPECT_EQ(atlas->events.at(1).date->text, "2023-04-21");
    EXPECT_EQ(closed.status, model::Access::closed);
    EXPECT_THAT(closed.targets, ElementsAre("rd-2"));
    EXPECT_EQ(closed.by, "");
    EXPECT_EQ(atlas->events.at(2).access.at(0).statement, "abandoned");
}

TEST(FieldFormats, roads_that_name_their_status_in_words) {
    const auto atlas = load({data("unsdi_roads_wfp.csv")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->routes.size(), 3u);
    EXPECT_EQ(atlas->routes[1].id, "12");
    EXPECT_THAT(atlas->routes[1].sources, ElementsAre("Invented survey"));
    ASSERT_EQ(atlas->events.size(), 2u) << "unknown says nothing, and never that a road is open";
    EXPECT_EQ(atlas->events.at(0).access.at(0).status, model::Access::open);
    EXPECT_EQ(atlas->events.at(1).access.at(0).status, model::Access::closed);
    EXPECT_EQ(atlas->events.at(1).date->text, "2023-04-21");
    EXPECT_THAT(atlas->events.at(1).about, ElementsAre("12"));
}

TEST(FieldFormats, roads_with_the_names_of_the_model_in_capitals) {
    const auto atlas = load({data("unsdi_roads_v2.csv")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->routes.at(0).id, "R-7");
    EXPECT_EQ(atlas->routes.at(0).names.byLanguage.at(""), "Bridge road");
    EXPECT_EQ(atlas->events.at(0).id, "R-7/status");
    EXPECT_EQ(atlas->events.at(0).access.at(0).status, model::Access::restricted);
}

TEST(FieldFormats, a_status_of_a_road_without_id_is_not_lost) {
    const TempFolder folder;
    const auto atlas =
        load({folder.write("r.csv", "OpStatus,last_update,WKT\n3,2023-04-20,\"LINESTRING (46 39,47 39)\"\n")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->routes.at(0).id, "r#0");
    EXPECT_THAT(atlas->events.at(0).access.at(0).targets, ElementsAre("r#0"));
}

TEST(FieldFormats, an_obstacle_without_a_day_is_an_undated_event) {
    const TempFolder folder;
    const auto atlas = load({folder.write("o.csv", "id,obstype,latitude,longitude\no1,Landslide,39,46\n")});
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 1u);
    EXPECT_FALSE(atlas->events.at(0).date);
}

TEST(FieldFormats, obstacles_are_events) {
    const auto atlas = load({data("unsdi_obstacles.geojson")});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-21");
    EXPECT_EQ(atlas->events.at(0).category, "obstacle");
    EXPECT_EQ(atlas->events.at(0).other.find("obstype"), "\"landslide\"");
}

TEST(FieldFormats, hashtags_name_the_columns_whatever_their_titles) {
    const auto atlas = load({data("hxl.csv")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 2u);
    EXPECT_EQ(atlas->events.at(0).names.byLanguage.at(""), "Road block");
    EXPECT_EQ(atlas->events.at(0).category, "closure");
    EXPECT_EQ(*atlas->events.at(0).position, (units::LonLat{46.52, 39.61}));
    EXPECT_EQ(atlas->events.at(1).date->text, "2023-05");
}

TEST(FieldFormats, hashtags_may_stand_below_a_heading_and_count_people) {
    const auto atlas = load({data("hxl.csv")});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-23") << "the year beside the day is no date";
    ASSERT_EQ(atlas->events.at(0).figures.size(), 1u);
    EXPECT_EQ(atlas->events.at(0).figures[0].what, "killed");
    EXPECT_EQ(atlas->events.at(0).figures[0].value, 0.0);
    EXPECT_TRUE(atlas->events.at(1).figures.empty());
}

TEST(FieldFormats, titles_of_a_field_format_say_more_than_its_hashtags) {
    const auto atlas = load({data("hxl_acled.csv")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 1u);
    EXPECT_EQ(atlas->events.at(0).id, "XXX201");
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04") << "its time_precision is 3";
}

TEST(FieldFormats, hashtags_may_be_the_titles) {
    const TempFolder folder;
    const auto atlas = load({folder.write("t.csv", "#date,#geo+coord,#event\n2023-04-23,\"39.6, 46.5\",Block\n")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 1u);
    EXPECT_EQ(*atlas->events.at(0).position, (units::LonLat{46.5, 39.6})) << "latitude first in one cell";
    EXPECT_EQ(atlas->events.at(0).names.byLanguage.at(""), "Block");
}

TEST(Hashtags, name_properties_with_attributes_in_any_order_and_case) {
    const auto property = [](const char* hashtag) {
        const auto row = Hashtags::read({hashtag});
        return row ? row->propertyOf(0) : "no hashtag";
    };
    EXPECT_EQ(property("#Geo +LON +point"), "lon");
    EXPECT_EQ(property("#date +occurred +start"), "start");
    EXPECT_EQ(property("#date+reported"), "") << "the day of a report is another day";
    EXPECT_EQ(property("#event+id"), "id");
    EXPECT_EQ(property("#event +name +i_az"), "name:az");
    EXPECT_EQ(property("#affected+killed"), "");
    EXPECT_EQ(property("#status"), "") << "of a project, as a rule; not of a road";
    EXPECT_EQ(property("# 3"), "no hashtag");
    EXPECT_EQ(property("C#"), "no hashtag");
}

TEST(Hashtags, the_plainest_of_several_is_the_property) {
    const auto row = Hashtags::read({"#event+type+sub", "#event+type", "#cause", "#loc+name", "#event", "#loc+code"});
    ASSERT_TRUE(row);
    EXPECT_EQ(row->propertyOf(0), "");
    EXPECT_EQ(row->propertyOf(1), "category");
    EXPECT_EQ(row->propertyOf(2), "");
    EXPECT_EQ(row->propertyOf(3), "");
    EXPECT_EQ(row->propertyOf(4), "name");
    EXPECT_EQ(row->propertyOf(5), "") << "the code of a place repeats from event to event";
}

TEST(Hashtags, half_of_the_cells_make_a_row_of_hashtags) {
    EXPECT_TRUE(Hashtags::read({"#date", "note", ""}));
    EXPECT_FALSE(Hashtags::read({"#date", "note", "more"}));
    EXPECT_FALSE(Hashtags::read({"", ""}));
}

TEST(FieldFormats, trips_of_kepler_gl_are_valid_on_the_days_of_their_timestamps) {
    const auto atlas = load({data("kepler_trip.geojson")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty()) << "the fourth ordinate is a time, not a mistake";
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->routes.at(0).valid->text, "2023-04-23/2023-04-24");
    EXPECT_EQ(atlas->routes.at(0).parts.at(0).size(), 3u);
}

TEST(FieldFormats, trips_as_a_table_are_joined_by_their_id) {
    const auto atlas = load({data("kepler_trips.csv")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->routes.size(), 1u);
    EXPECT_EQ(atlas->routes[0].id, "T1");
    EXPECT_EQ(atlas->routes[0].parts.at(0), (units::Line{{46.3, 39.5}, {46.35, 39.55}, {46.4, 39.6}}))
        << "in the order of their times";
    EXPECT_EQ(atlas->routes[0].valid->text, "2023-04-23/2023-04-24");
    ASSERT_EQ(atlas->events.size(), 1u) << "one point alone is an event";
    EXPECT_EQ(atlas->events.at(0).id, "T2");
}

TEST(FieldFormats, timestamps_are_dates) {
    const auto atlas = load({data("kepler_points.csv")});
    ASSERT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    ASSERT_EQ(atlas->events.size(), 2u);
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-23");
    EXPECT_EQ(atlas->events.at(1).date->text, "2023-05-15");
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
    EXPECT_EQ(text("23-April-2017"), "2017-04-23");
    EXPECT_EQ(text("April 23, 2023"), "2023-04-23");
    EXPECT_EQ(text("2023-4-3"), "2023-04-03");
    EXPECT_EQ(text("4/5/2023"), "") << "April or May?";
    EXPECT_EQ(text("23 Marvellous 2023"), "");
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
    EXPECT_EQ(atlas->events.at(0).id, "A1");
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-23");
    EXPECT_EQ(atlas->events.at(0).category, "incident, reported");
    EXPECT_EQ(*atlas->events.at(1).position, (units::LonLat{46.4, 39.5}));
}

TEST(FieldMapping, says_what_does_not_fit) {
    LoadOptions options;
    options.fields = {"date=Day,colour=X,name"};
    EXPECT_THAT(printed(load({data("any_table.csv")}, options).problems),
                testing::IsSupersetOf({std::string("--fields: \"colour\" is nothing that the model reads"),
                                       std::string("--fields: \"name\" is no TARGET=COLUMN"),
                                       std::string("--fields: there is no column \"Day\" for date")}));
}

TEST(FieldMapping, a_column_may_be_two_things) {
    LoadOptions options;
    options.fields = {"id=Ref,name=Ref,date=When,lon=X,lat=Y"};
    const auto atlas = load({data("any_table.csv")}, options);
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.at(0).id, "A1");
    EXPECT_EQ(atlas->events.at(0).names.byLanguage.at(""), "A1");
}

TEST(FieldMapping, need_not_fit_every_input) {
    LoadOptions options;
    options.fields = {"id=Ref,date=When,name=What,lon=X,lat=Y"};
    const auto atlas = load({data("posts.geojsonl"), data("any_table.csv")}, options);
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.size(), 3u);
}

TEST(FieldFormats, a_row_with_an_empty_cell_is_still_in_its_format) {
    const TempFolder folder;
    const auto atlas = load({folder.write(
        "g.csv",
        "id,type_of_violence,dyad_name,where_prec,where_coordinates,latitude,longitude,date_start,date_end,best\n"
        "1,1,D,1,K,34.5,69.1,2017-07-31,2017-07-31,5\n2,1,D,,K,34.5,69.1,2017-08-31,2017-08-31,5\n")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.size(), 2u);
    EXPECT_TRUE(atlas->places.empty());
}

}  // namespace
}  // namespace corridor::ingest
