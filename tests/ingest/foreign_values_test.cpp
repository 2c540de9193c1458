#include <gmock/gmock.h>

#include <array>

#include "column_names.hpp"
#include "field_formats/field_formats.hpp"
#include "field_formats/field_row.hpp"
#include "field_formats/hxl.hpp"
#include "field_formats/written_day.hpp"
#include "field_mapping.hpp"
#include "files.hpp"
#include "geometry.hpp"
#include "ingest/load.hpp"
#include "kml_dates.hpp"
#include "table_ends.hpp"

// What each code, word and title of other people's tables becomes, one by one: the samples hold only some of them.
namespace corridor::ingest {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A table of a header and one row or several.
units::Result<model::Atlas> table(const std::string& text) {
    const TempFolder folder;
    return load({folder.write("t.csv", text)});
}

std::string dayText(std::string_view text) {
    const auto day = dayOf(text);
    return day ? toString(*day) : "";
}

units::Result<model::Atlas> ucdp(const std::string& columns, const std::string& cells) {
    return table("id,type_of_violence,where_prec,date_prec,date_start,date_end," + columns + ",latitude,longitude\n1," +
                 cells + ",39,46\n");
}

// The codebook of the Georeferenced Event Dataset: exact, within 25 km, second-order unit, first-order unit, fuzzy or
// larger than that, country, international waters or airspace.
TEST(UcdpGed, each_code_for_a_place_has_its_radius) {
    const std::array metres{1000.0, 25000.0, 50000.0, 150000.0, 250000.0, 500000.0, 500000.0};
    for (std::size_t i = 0; i < metres.size(); ++i) {
        const auto atlas = ucdp("best", "1," + std::to_string(i + 1) + ",1,2023-04-23,2023-04-23,0");
        EXPECT_THAT(printed(atlas.problems), IsEmpty()) << i + 1;
        ASSERT_TRUE(atlas);
        EXPECT_EQ(atlas->events.at(0).accuracy->value, metres[i]) << i + 1;
    }
    for (const std::string code : {"0", "0.5", "1.5", "8", "near"}) {
        const auto atlas = ucdp("best", "1," + code + ",1,2023-04-23,2023-04-23,0");
        EXPECT_THAT(printed(atlas.problems),
                    ElementsAre("warning: t.csv: feature 1: where_prec: " + code + " is not one of the codes 1 to 7"));
        ASSERT_TRUE(atlas);
        EXPECT_FALSE(atlas->events.at(0).accuracy) << code;
    }
}

TEST(UcdpGed, codes_for_days_are_one_to_five) {
    for (const char* code : {"", "1", "5"}) {
        EXPECT_THAT(printed(ucdp("best", std::string("1,1,") + code + ",2023-04-23,2023-04-23,0").problems), IsEmpty());
    }
    for (const std::string code : {"0", "6", "15"}) {
        EXPECT_THAT(printed(ucdp("best", "1,1," + code + ",2023-04-23,2023-04-23,0").problems),
                    ElementsAre("warning: t.csv: feature 1: date_prec: " + code + " is not one of the codes 1 to 5"));
    }
}

TEST(UcdpGed, days_that_are_not_in_order_are_refused) {
    EXPECT_THAT(printed(ucdp("best", "1,1,1,2023-05-02,2023-05-01,0").problems),
                ElementsAre("t.csv: feature 1: date_start: \"2023-05-02\" to \"2023-05-01\" are not days in order"));
    const auto next = ucdp("best", "1,1,1,2023-05-01,2023-05-02,0");
    ASSERT_TRUE(next);
    EXPECT_EQ(next->events.at(0).date->text, "[2023-05-01..2023-05-02]");
    for (const char* column : {"date_start", "date_end", "best"})
        EXPECT_FALSE(next->events.at(0).other.find(column)) << column << " has become something else";
}

TEST(UcdpGed, each_code_for_violence_has_its_name) {
    const auto category = [](const std::string& code) {
        const auto atlas = ucdp("best", code + ",1,1,2023-04-23,2023-04-23,0");
        return atlas ? atlas->events.at(0).category : "refused";
    };
    EXPECT_EQ(category("1"), "state-based conflict");
    EXPECT_EQ(category("2"), "non-state conflict");
    EXPECT_EQ(category("3"), "one-sided violence");
    EXPECT_EQ(category("4"), "4");
}

TEST(UcdpGed, estimates_of_new_and_old_releases_are_figures) {
    for (const char* columns : {"best,low,high", "best_est,low_est,high_est"}) {
        const auto atlas = ucdp(columns, "1,1,1,2023-04-23,2023-04-23,5,3,9");
        ASSERT_TRUE(atlas) << columns;
        std::vector<std::pair<std::string, double>> figures;
        for (const model::Figure& figure : atlas->events.at(0).figures) figures.emplace_back(figure.what, figure.value);
        EXPECT_THAT(figures,
                    ElementsAre(std::pair("deaths, best estimate", 5.0), std::pair("deaths, low estimate", 3.0),
                                std::pair("deaths, high estimate", 9.0)))
            << columns;
    }
}

TEST(Acled, each_code_for_a_place_has_its_radius_and_columns_become_members) {
    const std::array metres{1000.0, 25000.0, 100000.0};
    for (std::size_t i = 0; i < metres.size(); ++i) {
        const auto atlas = table(
            "event_id_cnty,event_date,event_type,geo_precision,notes,fatalities,latitude,longitude\nX1,"
            "2023-04-23,Battles," +
            std::to_string(i + 1) + ",By noon,2,39,46\n");
        ASSERT_TRUE(atlas);
        const model::Event event = atlas->events.at(0);
        EXPECT_EQ(event.accuracy->value, metres[i]) << i + 1;
        EXPECT_EQ(event.description, "By noon");
        for (const char* column : {"event_id_cnty", "event_date", "event_type", "notes", "fatalities"}) {
            EXPECT_EQ(event.other.find(column).has_value(), std::string_view(column) == "event_id_cnty") << column;
        }
    }
}

TEST(Acled, codes_for_days_and_old_days_have_their_limits) {
    const auto date = [](const std::string& day, const std::string& precision) {
        const auto atlas = table("event_id_cnty,event_date,event_type,time_precision,latitude,longitude\nX1," + day +
                                 ",Battles," + precision + ",39,46\n");
        return atlas ? atlas->events.at(0).date->text : "refused";
    };
    EXPECT_EQ(date("2023-04-23", ""), "2023-04-23");
    EXPECT_EQ(date("2023-04-27", "2"), "[2023-04-24..2023-05-01]");
    EXPECT_EQ(date("2023-04-23", "3"), "2023-04");
    EXPECT_EQ(date("2023-04-23", "4"), "2023-04-23");
    EXPECT_EQ(date("18/4/2001", "1"), "2001-04-18");
    EXPECT_EQ(date("18/04/02001", "1"), "refused");
    EXPECT_EQ(date("18/04/01", "1"), "refused");
    EXPECT_EQ(date("2001/18/04", "1"), "refused");
}

units::Result<model::Atlas> road(const std::string& columns, const std::string& cells) {
    return table(columns + ",WKT\n" + cells + ",\"LINESTRING (46 39,47 39)\"\n");
}

TEST(UnsdiRoads, the_day_of_a_status_stands_in_any_of_these_columns) {
    for (const std::string column : {"opstatdate", "obsdate", "survdate", "lastcheckdate", "lastcheckd", "updatedate",
                                     "last_update", "last_updat", "createdate"}) {
        const auto atlas = road("roadid,OpStatus," + column, "R1,3,2023-04-20");
        EXPECT_THAT(printed(atlas.problems), IsEmpty()) << column;
        ASSERT_TRUE(atlas);
        ASSERT_EQ(atlas->events.size(), 1u) << column;
        EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-20") << column;
    }
    const auto both = road("roadid,OpStatus,createdate,opstatdate", "R1,3,2020-01-01,2023-04-20");
    ASSERT_TRUE(both);
    EXPECT_EQ(both->events.at(0).date->text, "2023-04-20") << "the day of the status itself comes first";
}

TEST(UnsdiRoads, each_code_and_word_says_what_it_says) {
    struct Said {
        std::string columns, cells;
        std::optional<model::Access> status;
        std::string statement, problem;
    };
    const std::string words = "roadid,fclass,ntlclass,status,obsdate";
    using enum model::Access;
    for (const Said& said :
         {Said{"roadid,OpStatus,obsdate", "R,0,2023-04-20", {}, "", ""},
          Said{"roadid,OpStatus,obsdate", "R,2,2023-04-20", restricted, "", ""},
          Said{"roadid,OpStatus,obsdate", "R,3,2023-04-20", closed, "", ""},
          Said{"roadid,OpStatus,obsdate", "R,4,2023-04-20", closed, "abandoned", ""},
          Said{"roadid,OpStatus,obsdate", "R,5,2023-04-20", {}, "", "OpStatus: 5 is not one of the codes 0 to 4"},
          Said{"roadid,OpStatus,obsdate", "R,x,2023-04-20", {}, "", "OpStatus: x is not one of the codes 0 to 4"},
          Said{"roadid,OpStatus,obsdate", "R,3,", {}, "", "OpStatus: a status without a day counts for no day"},
          Said{words, "R,2,1,Open,2023-04-20", open, "", ""},
          Said{words, "R,2,1,RESTRICTED,2023-04-20", restricted, "", ""},
          Said{words, "R,2,1,closed,2023-04-20", closed, "", ""}, Said{words, "R,2,1,,2023-04-20", {}, "", ""},
          Said{words, "R,2,1,Unknown,2023-04-20", {}, "", ""}, Said{words, "R,2,1,Unspecified,2023-04-20", {}, "", ""},
          Said{words,
               "R,2,1,Washed out,2023-04-20",
               {},
               "",
               "status: \"Washed out\" is none of Open, Restricted, Closed"}}) {
        const auto atlas = road(said.columns, said.cells);
        EXPECT_EQ(printed(atlas.problems), said.problem.empty()
                                               ? std::vector<std::string>()
                                               : std::vector{"warning: t.csv: feature R: " + said.problem})
            << said.cells;
        ASSERT_TRUE(atlas);
        ASSERT_EQ(atlas->events.size(), said.status ? 1u : 0u) << said.cells;
        if (!said.status) continue;
        const model::Event event = atlas->events.at(0);
        EXPECT_EQ(event.access.at(0).status, *said.status) << said.cells;
        EXPECT_EQ(event.access[0].statement, said.statement) << said.cells;
        EXPECT_EQ(event.access[0].basis, "reported");
        EXPECT_EQ(event.basis, "reported");
        EXPECT_EQ(event.category, "road status");
        EXPECT_THAT(event.about, ElementsAre("R"));
    }
}

TEST(UnsdiRoads, a_road_is_called_by_its_best_id_and_name) {
    const auto all = road("osm_id,objectid,roadid,name,rtenme,onme,OpStatus", "o,b,r,N,T,M,0");
    ASSERT_TRUE(all);
    EXPECT_EQ(all->routes.at(0).id, "r");
    EXPECT_EQ(all->routes[0].names.byLanguage.at(""), "M");
    EXPECT_EQ(all->routes[0].kind, "road");
    const auto fewer = road("osm_id,objectid,name,rtenme,OpStatus", "o,b,N,T,0");
    ASSERT_TRUE(fewer);
    EXPECT_EQ(fewer->routes.at(0).id, "b");
    EXPECT_EQ(fewer->routes[0].names.byLanguage.at(""), "T");
    const auto least = road("osm_id,name,OpStatus", "o,N,0");
    ASSERT_TRUE(least);
    EXPECT_EQ(least->routes.at(0).id, "o");
    EXPECT_EQ(least->routes[0].names.byLanguage.at(""), "N");
    const auto other = road("roadid,fclass,status,obsdate", "r,2,Closed,2023-04-20");
    ASSERT_TRUE(other);
    EXPECT_TRUE(other->events.empty()) << "without ntlclass it is somebody else's table";
}

TEST(UnsdiObstacles, have_a_name_of_two_words_and_a_day_that_is_one) {
    const auto atlas = table(
        "objectid,obsid,obsname,obstype,obsdate,source,lon,lat\nb,o,Km 12,Landslide,23 April "
        "2023,Survey;Police,46,39\n");
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.at(0).id, "o");
    EXPECT_EQ(atlas->events.at(0).names.byLanguage.at(""), "Km 12, Landslide");
    EXPECT_THAT(atlas->events.at(0).sources, ElementsAre("Survey", "Police"));
    EXPECT_THAT(printed(table("obsid,obstype,obsdate,lon,lat\no,Landslide,in spring,46,39\n").problems),
                ElementsAre("t.csv: feature o: obsdate: \"in spring\" is not a day"));
    const auto line = road("obsid,obstype,obsdate", "o,Landslide,2023-04-20");
    ASSERT_TRUE(line);
    EXPECT_EQ(line->routes.size(), 1u);
    EXPECT_TRUE(line->events.empty());
}

TEST(Hashtags, each_names_its_property) {
    for (const auto& [hashtag, property] :
         std::initializer_list<std::pair<const char*, const char*>>{{"#geo+lat", "lat"},
                                                                    {"#geo+lon", "lon"},
                                                                    {"#geo+coord", "lat,lon"},
                                                                    {"#geo+latlon", "lat,lon"},
                                                                    {"#geo+elev", "elevation_m"},
                                                                    {"#geo+elevation", "elevation_m"},
                                                                    {"#geo+bounds", ""},
                                                                    {"#date", "date"},
                                                                    {"#date+start", "start"},
                                                                    {"#date+end", "end"},
                                                                    {"#date+occurred", "date"},
                                                                    {"#date+year", ""},
                                                                    {"#event", "name"},
                                                                    {"#event+type", "category"},
                                                                    {"#event+category", "category"},
                                                                    {"#event+description", "description"},
                                                                    {"#event+code", "id"},
                                                                    {"#meta+id", "id"},
                                                                    {"#loc+code", "id"},
                                                                    {"#adm1+code", ""},
                                                                    {"#loc+type", "kind"},
                                                                    {"#loc+name", "name"},
                                                                    {"#loc+name+i_hy", "name:hy"},
                                                                    {"#cause", "category"},
                                                                    {"#description", "description"},
                                                                    {"#meta+source", "sources"},
                                                                    {"#meta", ""},
                                                                    {"#affected+killed", ""}}) {
        const auto row = Hashtags::read({hashtag});
        ASSERT_TRUE(row) << hashtag;
        EXPECT_EQ(row->propertyOf(0), property) << hashtag;
    }
}

TEST(Hashtags, of_two_the_one_that_says_it_better_counts) {
    for (const auto& [better, worse] :
         std::initializer_list<std::pair<const char*, const char*>>{{"#event+id", "#meta+id"},
                                                                    {"#meta+id", "#loc+id"},
                                                                    {"#event+name", "#loc+name"},
                                                                    {"#event+type", "#cause"},
                                                                    {"#description", "#event+description"},
                                                                    {"#description+i_en", "#event+description"},
                                                                    {"#date", "#date+occurred"}}) {
        for (const bool isFirst : {true, false}) {
            const auto row = isFirst ? Hashtags::read({better, worse}) : Hashtags::read({worse, better});
            ASSERT_TRUE(row);
            EXPECT_NE(row->propertyOf(isFirst ? 0 : 1), "") << better << " " << worse;
            EXPECT_EQ(row->propertyOf(isFirst ? 1 : 0), "") << better << " " << worse;
        }
    }
    const auto twice = Hashtags::read({"#date", "#date"});
    EXPECT_EQ(twice->propertyOf(0), "date") << "the first of equals";
    EXPECT_EQ(twice->propertyOf(1), "");
}

TEST(Hashtags, say_what_is_counted) {
    const auto row = Hashtags::read({"#affected", "#affected+f+killed", "#event"});
    EXPECT_EQ(row->figureOf(0), "affected");
    EXPECT_EQ(row->figureOf(1), "f killed");
    EXPECT_EQ(row->figureOf(2), "");
}

TEST(Hashtags, stand_within_the_first_25_rows) {
    const auto atlas = [](std::size_t rowsBefore) {
        std::string text = "A,B,C\n";
        for (std::size_t i = 0; i < rowsBefore; ++i) text += "Stand,vom,Juni\n";
        return table(text + "#date,#geo+lat,#geo+lon\n2023-04-23,39,46\n");
    };
    const auto last = atlas(24);
    ASSERT_TRUE(last);
    EXPECT_EQ(last->events.at(0).id, "t#0") << "rows above the hashtags are no rows of the table";
    EXPECT_THAT(printed(atlas(25).problems), ElementsAre("t.csv: has no column of positions or dates: A, B, C"));
}

TEST(Kepler, a_time_is_a_date_where_nothing_else_is) {
    const auto dated = table("name,datetime,lon,lat\nA,2023-04-23 10:15:00,46,39\n");
    ASSERT_TRUE(dated);
    EXPECT_EQ(dated->events.at(0).date->text, "2023-04-23");
    for (const char* column : {"date", "start", "end"}) {
        const auto both = table(std::string("name,timestamp,") + column + ",lon,lat\nA,1682208000,2020-01-02,46,39\n");
        ASSERT_TRUE(both);
        EXPECT_EQ(both->events.at(0).date->text,
                  std::string(std::string_view(column) == "end" ? "/" : "") + "2020-01-02");
    }
    for (const char* column : {"timestamp", "datetime"}) {
        const auto empty = table(std::string("name,") + column + ",lon,lat\nA,,46,39\n");
        ASSERT_TRUE(empty);
        EXPECT_EQ(empty->events.size(), 1u) << column << " was to hold a date";
    }
}

std::string trip(const std::string& first, const std::string& last, const std::string& properties = "{}") {
    return R"({"type":"Feature","properties":)" + properties +
           R"(,"geometry":{"type":"LineString","coordinates":[[46,39,0,)" + first + "],[47,39,0" +
           (last.empty() ? "" : ",") + last + "]]}}";
}

// 1e8 s is 3 March 1973, and 1e14 ms is 16 November 5138: what lies outside is no time.
TEST(Kepler, a_fourth_ordinate_is_a_time_from_1973_to_5138) {
    const auto problems = [](const std::string& feature) {
        const TempFolder folder;
        return printed(load({folder.write("t.geojson", feature)}).problems);
    };
    EXPECT_THAT(problems(trip("100000000", "100000000000000")), IsEmpty());
    const char* extra =
        "warning: t.geojson: feature #0: coordinates: more than three ordinates in a position; the rest is left out";
    EXPECT_THAT(problems(trip("99999999", "100000000")), ElementsAre(extra));
    EXPECT_THAT(problems(trip("100000000", "100000000000001")), ElementsAre(extra));
    EXPECT_THAT(problems(trip("100000000", "")), ElementsAre(extra)) << "every position has a time, or none";
}

TEST(Kepler, a_trip_that_says_when_it_is_valid_keeps_that) {
    const TempFolder folder;
    const auto atlas = load({folder.write("t.geojson", trip("1682208000", "1682337600", R"({"valid":"2020"})"))});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->routes.at(0).valid->text, "2020");
}

TEST(Kepler, points_of_a_trip_are_joined_in_the_order_of_their_times_however_these_are_written) {
    for (const char* columns :
         {"id,lat,lng,timestamp,altitude,vendor", "ID,Latitude,Longitude,Timestamp,Altitude,vendor",
          "id,lat,lon,timestamp,altitude,vendor"}) {
        const auto atlas =
            table(std::string(columns) +
                  "\nT,39.2,46.2,2023-04-24 08:00,0,A\nT,39.3,46.3,1682424000,0,B\nT,39.1,46.1,1682208000000,0,C\n");
        EXPECT_THAT(printed(atlas.problems), IsEmpty()) << columns;
        ASSERT_TRUE(atlas);
        ASSERT_EQ(atlas->routes.size(), 1u) << columns;
        EXPECT_EQ(atlas->routes[0].parts.at(0), (units::Line{{46.1, 39.1}, {46.2, 39.2}, {46.3, 39.3}}));
        EXPECT_EQ(atlas->routes[0].valid->text, "2023-04-23/2023-04-25");
        EXPECT_EQ(atlas->routes[0].other, (model::OtherProperties{{"vendor", "\"C\""}}))
            << "columns of its first point";
    }
}

TEST(DayOf, knows_each_month_in_full_and_in_three_letters) {
    const std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};
    for (std::size_t i = 0; i < months.size(); ++i) {
        const std::string day = toString(units::Date::fromCivil(2023, static_cast<int>(i) + 1, 5));
        EXPECT_EQ(dayText(std::string("5 ") + months[i] + " 2023"), day);
        EXPECT_EQ(dayText("5-" + std::string(months[i]).substr(0, 3) + "-2023"), day);
    }
    EXPECT_EQ(dayText("5 Sept 2023"), "2023-09-05");
    for (const char* none : {"5 Septe 2023", "5 May 02023", "5 May 23", "5 May", "5 6 May 2023", "May 2023 5"})
        EXPECT_EQ(dayText(none), "") << none;
}

TEST(DayOf, counts_seconds_or_milliseconds_from_1973_on) {
    EXPECT_EQ(dayText("99999999"), "");
    EXPECT_EQ(dayText("100000000"), "1973-03-03");
    EXPECT_EQ(dayText("99999999999"), "5138-11-16") << "seconds";
    EXPECT_EQ(dayText("100000000000"), "1973-03-03") << "milliseconds";
    EXPECT_EQ(dayText("1682294399"), "2023-04-23");
    EXPECT_EQ(dayText("1682294400"), "2023-04-24");
    EXPECT_EQ(dayText("100000000000000"), "5138-11-16");
    EXPECT_EQ(dayText("100000000000001"), "");
}

TEST(DayOf, takes_days_of_the_calendar_in_years_of_four_digits) {
    EXPECT_TRUE(dayFrom(1000, 1, 1));
    EXPECT_TRUE(dayFrom(9999, 12, 31));
    EXPECT_FALSE(dayFrom(999, 12, 31));
    EXPECT_FALSE(dayFrom(10000, 1, 1));
    EXPECT_FALSE(dayFrom(2023, 0, 1));
    EXPECT_FALSE(dayFrom(2023, 13, 1));
    EXPECT_FALSE(dayFrom(2023, 1, 0));
    EXPECT_FALSE(dayFrom(2023, 1, 32));
    EXPECT_FALSE(dayFrom(2023, 2, 29));
    EXPECT_FALSE(dayFrom(2023.5, 1, 1));
    EXPECT_FALSE(dayFrom(2023, 1, 1.5));
    EXPECT_EQ(dayText("2023/4/3"), "2023-04-03");
    EXPECT_EQ(dayText("2023/10/010"), "");
    EXPECT_FALSE(dayOfDateTime("2023-04-23"));
    EXPECT_TRUE(dayOfDateTime("2023-04-23 9:05"));
    EXPECT_FALSE(dayOfDateTime("2023-04-23_09:05"));
}

TEST(FieldFormats, are_told_by_all_of_their_titles_in_any_case) {
    const std::vector<std::pair<FieldFormat, std::vector<std::string>>> formats{
        {FieldFormat::acled, {"EVENT_DATE", "event_type", "data_id"}},
        {FieldFormat::acled, {"event_date", "event_type", "event_id_cnty"}},
        {FieldFormat::ucdpGed, {"date_start", "date_end", "WHERE_PREC", "type_of_violence"}},
        {FieldFormat::unsdiObstacle, {"ObsType"}},
        {FieldFormat::unsdiRoad, {"OpStatus"}},
        {FieldFormat::unsdiRoad, {"status", "FCLASS", "ntlclass"}}};
    for (const auto& [format, titles] : formats) {
        EXPECT_EQ(formatOf(titles), format) << titles[0];
        for (std::size_t i = 0; i < titles.size(); ++i) {
            std::vector<std::string> fewer = titles;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            EXPECT_EQ(formatOf(fewer), FieldFormat::none) << "without " << titles[i];
        }
    }
    EXPECT_TRUE(isSameColumn("AZaz09_", "azaz09_"));
    EXPECT_FALSE(isSameColumn("az", "AZ")) << "the second is in small letters";
    EXPECT_FALSE(isSameColumn("@[", "`{")) << "these are no letters";
}

TEST(ColumnNames, are_the_models_in_capitals_or_cut_to_ten_letters) {
    for (const std::string name :
         {"id", "name", "date", "start", "end", "category", "kind", "about", "note", "sources", "operator", "valid",
          "accuracy_m", "existed", "direction", "description", "elevation_m", "approximate", "publish_accuracy_m"}) {
        std::string capitals = name;
        for (char& c : capitals) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        EXPECT_THAT(modelNames({capitals}, "CSV"), ElementsAre(name));
        EXPECT_THAT(modelNames({capitals.substr(0, 10)}, "ESRI Shapefile"), ElementsAre(name));
        EXPECT_THAT(modelNames({name.substr(0, 10)}, "GPKG"), ElementsAre(name.substr(0, 10)));
    }
    EXPECT_THAT(modelNames({"publish_a", "length_sta", "AZ"}, "ESRI Shapefile"),
                ElementsAre("publish_a", "length_stated_m", "AZ"));
    EXPECT_THAT(modelNames({"length_sta"}, "GPKG"), ElementsAre("length_sta"));
    EXPECT_THAT(modelNames({"DATE", "Date"}, "CSV"), ElementsAre("date", "Date")) << "the first of several";
    EXPECT_THAT(modelNames({"DATE", "date"}, "CSV"), ElementsAre("DATE", "date")) << "the name itself comes first";
}

TEST(ColumnNames, of_kml_and_gpx_are_translated) {
    for (const char* driver : {"KML", "LIBKML"})
        EXPECT_THAT(modelNames({"begin", "timestamp", "end", "ele"}, driver),
                    ElementsAre("start", "date", "end", "ele"));
    EXPECT_THAT(modelNames({"ele", "time", "type", "begin"}, "GPX"),
                ElementsAre("elevation_m", "date", "kind", "begin"));
    EXPECT_THAT(modelNames({"begin", "timestamp", "ele", "time", "type"}, "CSV"),
                ElementsAre("begin", "timestamp", "ele", "time", "type"));
}

TEST(ColumnNames, of_drivers_have_their_ways) {
    for (const char* driver : {"GPKG", "FlatGeobuf", "PostgreSQL", "SQLite"}) EXPECT_TRUE(keepsEmptyText(driver));
    for (const char* driver : {"CSV", "ESRI Shapefile", "LIBKML", "GPX"}) EXPECT_FALSE(keepsEmptyText(driver));
    for (const char* driver : {"KML", "LIBKML", "GPX", "OSM"}) EXPECT_TRUE(hasColumnsOfOthers(driver));
    for (const char* driver : {"CSV", "GPKG"}) EXPECT_FALSE(hasColumnsOfOthers(driver));
    const auto number = [](double value) {
        json::Value out;
        out.type = json::Type::number;
        out.number = value;
        return out;
    };
    EXPECT_TRUE(isDriversOwn("LIBKML", "tessellate", number(1)));
    for (const char* name : {"extrude", "drawOrder"}) {
        EXPECT_TRUE(isDriversOwn("LIBKML", name, number(0)));
        EXPECT_TRUE(isDriversOwn("LIBKML", name, number(-1)));
        EXPECT_FALSE(isDriversOwn("LIBKML", name, number(1)));
    }
    EXPECT_TRUE(isDriversOwn("LIBKML", "visibility", number(-1)));
    EXPECT_FALSE(isDriversOwn("LIBKML", "visibility", number(0))) << "somebody has hidden it";
    EXPECT_FALSE(isDriversOwn("LIBKML", "colour", number(1)));
    EXPECT_FALSE(isDriversOwn("CSV", "tessellate", number(1)));
}

TEST(FieldMapping, takes_the_place_of_a_column_that_has_the_name_already) {
    const TempFolder folder;
    LoadOptions options;
    options.fields = {"date=When", "category=''"};
    const auto atlas =
        load({folder.write("t.csv", "id,date,When,category,lon,lat\na,2020-01-02,2023-04-23,x,46,39\n")}, options);
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-23");
    EXPECT_EQ(atlas->events.at(0).category, "") << "two quotes are no words";
    EXPECT_TRUE(atlas->events.at(0).other.empty());
}

TEST(FieldMapping, a_quote_alone_is_the_name_of_a_column) {
    Problems problems("--fields");
    FieldMapping::parse({"name='"}, problems).reportUnused(problems);
    EXPECT_THAT(printed(problems.all()), ElementsAre("--fields: there is no column \"'\" for name"));
}

TEST(FieldMapping, joins_what_each_part_of_a_file_has_met) {
    Problems problems("--fields");
    FieldMapping whole = FieldMapping::parse({"name=A,kind=B,note=C"}, problems), first = whole, second = whole;
    first.meet({"A"});
    second.meet({"B"});
    whole.joinUse(first);
    whole.joinUse(second);
    whole.reportUnused(problems);
    EXPECT_THAT(printed(problems.all()), ElementsAre("--fields: there is no column \"C\" for note"));
}

TEST(LayerStyle, gives_what_a_feature_has_not_itself) {
    const json::Value style =
        json::parse(R"({"stroke-width":2,"fill":"#f00","fill-opacity":0.5,"marker-color":"#00f","note":"x"})").value;
    json::Value properties = json::parse(R"({"fill":"#0f0"})").value;
    addLayerStyle(&style, properties);
    EXPECT_EQ(json::written(properties),
              R"({"fill":"#0f0","stroke-width":2,"fill-opacity":0.5,"marker-color":"#00f"})");
}

TEST(TableEnds, a_last_row_with_fewer_cells_and_no_line_break_is_cut) {
    const auto said = [](std::string_view text) {
        Problems problems("t.csv");
        checkTableEnd(text, problems);
        return printed(problems.all());
    };
    for (const char separator : {',', ';', '\t', '|'}) {
        std::string text = "a,b,c\n1,2,3\n4,5";
        for (char& c : text) c = c == ',' ? separator : c;
        EXPECT_THAT(said(text),
                    ElementsAre("warning: t.csv:3:1: the last row has 2 cells and no line break; the header has 3"));
        EXPECT_THAT(said(text + "\n"), IsEmpty());
        EXPECT_THAT(said(text + separator), IsEmpty());
    }
    EXPECT_THAT(said("a,b;c\n1,2;3"), IsEmpty());
    EXPECT_THAT(said("a\n\"b"), ElementsAre("t.csv:2:1: a text in quotes begins here and is never closed"));
    EXPECT_THAT(said(""), IsEmpty());
    const TempFolder folder;
    EXPECT_THAT(printed(load({folder.write("a.tsv", "id\tlon\tlat\na\t46\t\"39\n")}).problems),
                Contains("a.tsv:2:6: a text in quotes begins here and is never closed"));
}

// Byte 24: the length in words of two bytes, high byte first; of the table the rows at 4, the header's length at 8 and
// a row's at 10, low byte first (ESRI Shapefile Technical Description, 1998; dBASE III).
TEST(TableEnds, a_shapefile_is_as_long_as_its_headers_say) {
    const TempFolder folder;
    const auto said = [&](char words, const std::string& table) {
        std::string shapes(100, '\0');
        shapes[27] = words;
        folder.write("s.dbf", table);
        Problems problems("s.shp");
        checkShapefile(folder.path("s.shp"), shapes, problems);
        return printed(problems.all());
    };
    std::string table(40, '\0');
    table[4] = 2;
    table[8] = 32;
    table[10] = 4;
    EXPECT_THAT(said(50, table), IsEmpty());
    EXPECT_THAT(said(51, table), ElementsAre("s.shp: has 100 bytes; its header says 102"));
    EXPECT_THAT(said(50, table.substr(0, 39)), ElementsAre("s.shp: its table (.dbf) has 39 bytes; its header says 40"));
    EXPECT_THAT(said(50, std::string(32, '\0')), IsEmpty());
    EXPECT_THAT(said(50, std::string(31, '\0')), ElementsAre("s.shp: its table (.dbf) has no header"));
}

TEST(KmlDates, times_that_are_no_whole_days_are_written_beside_themselves) {
    const auto date = [](const std::string& time) -> std::string {
        const auto text = withWrittenDates("<kml><Placemark>" + time + "</Placemark></kml>");
        return text ? *text : "as it is";
    };
    const auto dated = [](const std::string& time, const std::string& day) {
        return "<kml><Placemark>" + time + "<ExtendedData><Data name=\"date\"><value>" + day +
               "</value></Data></ExtendedData></Placemark></kml>";
    };
    for (const auto& [time, day] : std::initializer_list<std::pair<std::string, std::string>>{
             {"<when>2023</when>", "2023"},
             {"<when>2023-05</when>", "2023-05"},
             {"<begin>2023-05</begin>", "2023-05/.."},
             {"<end>2023-05</end>", "../2023-05"},
             {"<begin>2023-05-01T10:00:00Z</begin><end>2023-06</end>", "2023-05-01/2023-06"},
             {"<when/>", ""}})
        EXPECT_EQ(date(time), dated(time, day));
    for (const std::string whole : {"<when>2023-05-01</when>", "<begin>2023-05-01</begin><end>2023-05-02</end>", ""})
        EXPECT_EQ(date(whole), "as it is");
    const std::string own = "<when>2023</when><ExtendedData><Data name=\"date\"><value>x</value></Data></ExtendedData>";
    EXPECT_EQ(date(own), "<kml><Placemark>" + own + "</Placemark></kml>") << "what it says itself stays";
}

}  // namespace
}  // namespace corridor::ingest
