#include <gmock/gmock.h>

#include "files.hpp"
#include "ingest/load.hpp"

namespace corridor::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string point(const std::string& properties) {
    return R"({"type":"Feature","properties":)" + properties +
           R"(,"geometry":{"type":"Point","coordinates":[46.75,39.82]}})";
}

std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

TEST(EmptyDates, make_an_undated_event_that_is_said_in_a_plain_file) {
    const TempFolder folder;
    for (const char* date : {"\"\"", "\"  \"", "\"\\t\\n\"", "null"}) {
        for (const char* name : {"date", "start", "end"}) {
            const std::string properties = std::string("{\"") + name + "\":" + date + "}";
            const auto atlas = load({folder.write("a.geojson", collection(point(properties)))});
            ASSERT_TRUE(atlas) << properties;
            EXPECT_THAT(printed(atlas.problems), ElementsAre(std::string("warning: a.geojson: feature #0: ") + name +
                                                             ": is empty: the event is undated"))
                << properties;
            ASSERT_EQ(atlas->events.size(), 1u) << properties;
            EXPECT_FALSE(atlas->events.at(0).date);
            EXPECT_THAT(atlas->places, IsEmpty());
            EXPECT_TRUE(atlas->events.at(0).other.empty()) << properties;
        }
    }
}

TEST(EmptyDates, do_not_hide_the_date_that_is_there) {
    const TempFolder folder;
    const auto dateOf = [&](const char* properties) {
        const auto atlas = load({folder.write("a.geojson", collection(point(properties)))});
        EXPECT_THAT(printed(atlas.problems), IsEmpty()) << properties;
        return atlas && atlas->events.size() == 1 && atlas->events.at(0).date ? atlas->events.at(0).date->text : "";
    };
    EXPECT_EQ(dateOf(R"({"date":"","start":"2023-04-23"})"), "2023-04-23");
    EXPECT_EQ(dateOf(R"({"date":null,"start":"2023-04-23","end":""})"), "2023-04-23");
    EXPECT_EQ(dateOf(R"({"start":" ","end":"2023-04-23"})"), "/2023-04-23");
}

TEST(EmptyDates, leave_checkpoints_and_routes_what_they_are) {
    const TempFolder folder;
    const auto atlas = load({folder.write(
        "a.geojson",
        collection(
            point(R"({"kind":"checkpoint","date":null})") +
            R"(,{"type":"Feature","properties":{"date":""},"geometry":{"type":"LineString","coordinates":[[46,39],[47,40]]}})"))});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->checkpoints.size(), 1u);
    EXPECT_EQ(atlas->routes.size(), 1u);
    EXPECT_THAT(atlas->events, IsEmpty());
}

TEST(EmptyDates, are_said_of_other_members_of_a_plain_file) {
    const TempFolder folder;
    const auto atlas = load({folder.write(
        "a.geojson",
        collection(
            point(R"({"date":"2023","access":[{"target":"r","status":"closed","from":"2023-04-23","until":""}]})")))});
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre("warning: a.geojson: feature #0: access[0].until: is empty and counts as not there"));
}

/// An atlas with one layer of events.
std::string atlasOf(const TempFolder& folder, const std::string& properties) {
    folder.write("atlas/atlas.json", R"({"title":"T","layers":[{"file":"events.geojson","role":"events"}]})");
    folder.write("atlas/events.geojson", collection(point(properties)));
    return folder.path("atlas");
}

TEST(EmptyDates, are_errors_in_an_atlas) {
    const TempFolder folder;
    for (const char* date : {"\"\"", "\"  \""}) {
        for (const char* name : {"date", "start", "end"}) {
            const auto atlas = load({atlasOf(folder, std::string("{\"") + name + "\":" + date + "}")});
            EXPECT_FALSE(atlas);
            EXPECT_THAT(printed(atlas.problems),
                        ElementsAre(std::string("events.geojson: feature #0: ") + name +
                                    ": is empty; write a date in EDTF, or leave the member out"));
        }
    }
    const auto until = load({atlasOf(
        folder, R"({"date":"2023","access":[{"target":"r","status":"closed","from":"2023-04-23","until":" "}]})")});
    EXPECT_THAT(printed(until.problems), ElementsAre("events.geojson: feature #0: access[0].until: is empty; write a "
                                                     "date in EDTF, or leave the member out"));
    folder.write("atlas/atlas.json",
                 R"({"title":"T","coverage":"","layers":[{"file":"events.geojson","role":"events"}]})");
    EXPECT_FALSE(load({folder.path("atlas")}));
}

TEST(EmptyDates, that_are_null_leave_an_event_of_an_atlas_undated_and_are_said) {
    const TempFolder folder;
    const auto atlas = load({atlasOf(folder, R"({"date":null})")});
    ASSERT_TRUE(atlas);
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre("warning: events.geojson: feature #0: date: is empty: the event is undated"));
    EXPECT_THAT(printed(load({atlasOf(folder, R"({"category":"unrest"})")}).problems), IsEmpty())
        << "an event of an atlas needs no date";
}

TEST(EmptyDates, in_a_table_of_text_are_undated_events) {
    const TempFolder folder;
    const auto atlas = load({folder.write("a.csv",
                                          "id,date,name,lon,lat\n"
                                          "a,2023-04-23,Halt,46.7,39.8\n"
                                          "b,,Halt,46.7,39.8\n"
                                          "c,   ,Halt,46.7,39.8\n")});
    ASSERT_TRUE(atlas);
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre("warning: a.csv: feature b: date: is empty: the event is undated",
                            "warning: a.csv: feature c: date: is empty: the event is undated"));
    EXPECT_EQ(atlas->events.size(), 3u);
    EXPECT_THAT(atlas->places, IsEmpty());
}

TEST(EmptyDates, in_a_column_that_is_mapped_are_undated_events) {
    const TempFolder folder;
    LoadOptions options;
    options.fields = {"id=Ref,date=When"};
    const auto atlas =
        load({folder.write("a.csv", "Ref,When,lon,lat\na,2023-04-23,46.7,39.8\nb,,46.7,39.8\n")}, options);
    ASSERT_TRUE(atlas);
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre("warning: a.csv: feature b: date: is empty: the event is undated"));
    EXPECT_EQ(atlas->events.size(), 2u);
}

TEST(EmptyDates, in_a_column_with_a_hashtag_are_undated_events) {
    const TempFolder folder;
    const auto atlas = load({folder.write("a.csv",
                                          "Ref,When,X,Y\n#event+id,#date+occurred,#geo+lon,#geo+lat\n"
                                          "a,2023-04-23,46.7,39.8\nb,,46.7,39.8\n")});
    ASSERT_TRUE(atlas);
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre("warning: a.csv: feature b: date: is empty: the event is undated"));
    EXPECT_EQ(atlas->events.size(), 2u);
}

TEST(EmptyDates, of_a_table_whose_rows_have_a_start_are_none) {
    const TempFolder folder;
    const auto atlas = load({folder.write("a.csv",
                                          "id,start,end,lon,lat\na,2023-04-23,,46.7,39.8\nb,,2023-04-24,46.7,39.8\n"
                                          "c,,,46.7,39.8\n")});
    ASSERT_TRUE(atlas);
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre("warning: a.csv: feature c: start: is empty: the event is undated"));
    EXPECT_EQ(atlas->events.size(), 3u);
}

TEST(EmptyDates, of_kml_are_those_that_stand_in_it) {
    const TempFolder folder;
    const auto placemark = [](const std::string& id, const std::string& more) {
        return "<Placemark id=\"" + id + "\"><name>" + id + "</name>" + more +
               "<Point><coordinates>46.7,39.8</coordinates></Point></Placemark>";
    };
    const auto atlas = load({folder.write(
        "a.kml", "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" + placemark("place", "") +
                     placemark("dated", "<TimeStamp><when>2023-04-23</when></TimeStamp>") +
                     placemark("empty", "<TimeStamp><when></when></TimeStamp>") +
                     placemark("closed", "<TimeSpan><begin/><end/></TimeSpan>") +
                     placemark("data", "<ExtendedData><Data name=\"date\"><value></value></Data></ExtendedData>") +
                     "</Document></kml>")});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.size(), 4u) << testing::PrintToString(printed(atlas.problems));
    EXPECT_EQ(atlas->places.size(), 1u);
    EXPECT_EQ(atlas.problems.size(), 3u);
}

TEST(EmptyDates, of_gpx_are_none_where_a_waypoint_has_no_time) {
    const TempFolder folder;
    const auto atlas = load({folder.write(
        "a.gpx",
        R"(<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="39.8" lon="46.7"><name>Well</name></wpt></gpx>)")});
    ASSERT_TRUE(atlas);
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    EXPECT_EQ(atlas->places.size(), 1u);
}

TEST(Times, of_a_plain_file_are_read_as_exports_write_them_and_refused_in_an_atlas) {
    const TempFolder folder;
    for (const char* date : {"2023-04-23T10:00:00-00:00", "2023-04-23 10:00:00", "2023-04-23 10:00:00+04"}) {
        const std::string properties = std::string(R"({"date":")") + date + "\"}";
        const auto plain = load({folder.write("a.geojson", collection(point(properties)))});
        ASSERT_TRUE(plain) << date;
        EXPECT_EQ(plain->events.at(0).date->text, "2023-04-23");
        EXPECT_FALSE(load({atlasOf(folder, properties)})) << date;
    }
    for (const char* date :
         {"2023-04-23T10:00:60Z", "2023-04-23T25:00:00", "2023-04-23 10:60", "2023-04-23Tnoon",
          "2023-04-23T10:00:00+14:30", "2023-02-29T10:00:00Z", "2023-04-23T10:00:00Z/2023-04-24T10:00:00Z"}) {
        const std::string properties = std::string(R"({"date":")") + date + "\"}";
        EXPECT_FALSE(load({folder.write("a.geojson", collection(point(properties)))})) << date;
        EXPECT_FALSE(load({atlasOf(folder, properties)})) << date;
        const auto table = load({folder.write("a.csv", std::string("date,lon,lat\n") + date + ",46,39\n")});
        EXPECT_FALSE(table) << date;
    }
}

TEST(Times, of_a_start_and_an_end_make_an_interval_of_days) {
    const TempFolder folder;
    const std::string properties = R"({"start":"2023-04-23T10:00:00Z","end":"2023-04-24T09:00:00+04:00"})";
    const auto plain = load({folder.write("a.geojson", collection(point(properties)))});
    ASSERT_TRUE(plain) << testing::PrintToString(printed(plain.problems));
    EXPECT_EQ(plain->events.at(0).date->text, "2023-04-23/2023-04-24");
    const auto atlas = load({atlasOf(folder, properties)});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-23/2023-04-24");
}

}  // namespace
}  // namespace corridor::ingest
