#include "text_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <random>

#include "files.hpp"
#include "gdal_reader.hpp"
#include "ingest/load.hpp"
#include "text_rows.hpp"

namespace corridor::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Cells = std::vector<std::vector<std::string>>;

Cells cellsOf(std::string_view text, char separator) {
    Cells all;
    TextRows rows(text, separator);
    std::vector<TextCell> cells;
    while (rows.next(cells)) {
        all.emplace_back();
        for (const TextCell& cell : cells) all.back().push_back(cell.meant());
    }
    return all;
}

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

/// The rows below the header as OGR reads them.
Cells cellsOfOgr(const std::string& file) {
    GDALAllRegister();
    const char* options[] = {"HEADERS=YES", nullptr};
    const std::unique_ptr<GDALDataset, CloseDataset> dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR, nullptr, options));
    Cells all;
    if (!dataset) return all;
    for (const auto& row : dataset->GetLayer(0)) {
        all.emplace_back();
        for (int i = 0; i < row->GetFieldCount(); ++i) {
            if (row->IsFieldSetAndNotNull(i)) all.back().emplace_back(row->GetFieldAsString(i));
        }
    }
    return all;
}

/// What was read, whoever read it.
struct Reading {
    model::Atlas atlas;
    std::vector<std::string> problems;
};

Reading readHere(const std::string& text, const Sharing& sharing = {}, const std::string& role = "") {
    Reading reading;
    Problems problems("t.csv");
    FileContext context;
    context.stem = "t";
    context.role = role;
    readTextTable(text, "t", context, reading.atlas, problems, sharing);
    reading.atlas.events.settle();
    reading.problems = printed(problems.all());
    return reading;
}

Reading readByOgr(const std::string& file, const std::string& role = "") {
    Reading reading;
    Problems problems("t.csv");
    FileContext context;
    context.stem = "t";
    context.role = role;
    readWithGdal(file, context, {}, reading.atlas, problems);
    reading.atlas.events.settle();
    reading.problems = printed(problems.all());
    return reading;
}

void expectSame(const Reading& a, const Reading& b) {
    EXPECT_EQ(a.problems, b.problems);
    const std::vector<model::Event> ours(a.atlas.events.begin(), a.atlas.events.end());
    const std::vector<model::Event> theirs(b.atlas.events.begin(), b.atlas.events.end());
    EXPECT_TRUE(ours == theirs);
    ASSERT_EQ(ours.size(), theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_TRUE(ours[i] == theirs[i]) << ours[i].id;
    ASSERT_EQ(a.atlas.places.size(), b.atlas.places.size());
    for (std::size_t i = 0; i < a.atlas.places.size(); ++i) {
        EXPECT_EQ(a.atlas.places[i].id, b.atlas.places[i].id);
        EXPECT_EQ(a.atlas.places[i].position, b.atlas.places[i].position);
        EXPECT_TRUE(a.atlas.places[i].other == b.atlas.places[i].other);
    }
    EXPECT_EQ(a.atlas.routes.size(), b.atlas.routes.size());
    EXPECT_EQ(a.atlas.checkpoints.size(), b.atlas.checkpoints.size());
    ASSERT_EQ(a.atlas.sources.size(), b.atlas.sources.size());
    for (std::size_t i = 0; i < a.atlas.sources.size(); ++i) EXPECT_EQ(a.atlas.sources[i].id, b.atlas.sources[i].id);
}

class Dice {
public:
    explicit Dice(unsigned seed) : m_random(seed) {}
    std::size_t below(std::size_t limit) { return m_random() % limit; }
    const std::string& of(const std::vector<std::string>& all) { return all[below(all.size())]; }

private:
    std::mt19937 m_random;
};

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

/// In quotes where it has to be, and sometimes where not.
std::string written(const std::string& text, char separator, Dice& dice) {
    const bool needs = text.find_first_of("\"\r\n") != std::string::npos || text.find(separator) != std::string::npos;
    return needs || dice.below(4) == 0 ? quoted(text) : text;
}

const std::vector<std::string> words{"",     "a",          "two words",       "x,y",         "1;2",
                                     "b|r",  "tab\there",  "she \"said\"",   "line\nbreak", "  blanks ",
                                     "\\",   "#1",         "7.5",             "Xankəndi Ստեփանակերտ"};

std::string randomTable(unsigned seed, char separator) {
    Dice dice(seed);
    const std::string lineEnd = dice.below(2) == 0 ? "\n" : "\r\n";
    std::string text = seed % 3 == 0 ? "\xEF\xBB\xBF" : "";
    const std::size_t columns = 2 + dice.below(6);
    for (std::size_t i = 0; i < columns; ++i)
        text += (i > 0 ? std::string(1, separator) : "") + "c" + std::to_string(i);
    text += lineEnd;
    for (std::size_t row = 0; row < 30; ++row) {
        if (dice.below(10) == 0) text += lineEnd;
        const std::size_t cells = dice.below(8) == 0 ? 1 + dice.below(columns) : columns;
        text += "r" + std::to_string(row);
        for (std::size_t i = 1; i < cells; ++i) text += separator + written(dice.of(words), separator, dice);
        if (row < 29 || dice.below(2) == 0) text += lineEnd;
    }
    return text;
}

TEST(TextRows, are_those_of_ogr) {
    const TempFolder folder;
    for (unsigned seed = 0; seed < 60; ++seed) {
        for (const char separator : {',', ';', '\t'}) {
            const std::string text = randomTable(seed, separator);
            Cells ours = cellsOf(seed % 3 == 0 ? text.substr(3) : text, separator);
            ours.erase(ours.begin());
            EXPECT_EQ(ours, cellsOfOgr(folder.write("t.csv", text))) << text;
        }
    }
}

TEST(TextRows, a_quote_within_a_cell_is_a_character) {
    EXPECT_EQ(cellsOf("a,5\" pipe\n\"b\" c,\"d\"\"\"\n", ','), (Cells{{"a", "5\" pipe"}, {"b c", "d\""}}));
}

TEST(TextRows, end_with_any_line_break) {
    EXPECT_EQ(cellsOf("a|b\rc|\"d\re\"\r\n\r\n\nf|", '|'), (Cells{{"a", "b"}, {"c", "d\ne"}, {"f", ""}}));
}

/// Rows of events, places and what is neither, good and bad.
std::string randomEvents(unsigned seed, char separator) {
    Dice dice(seed);
    const std::vector<std::string> dates{"2023-04-23", "2023-05", "23 April 2023", "", "2023-01-01/2023-02-01",
                                         "[2023-01-01..2023-01-08]", "2023-04-23 10:00", "some day"};
    const std::vector<std::string> lons{"46.5", "-7", "200", " 46.5", "", "east", "4.65e1"};
    const std::vector<std::string> lats{"39.5", "39", "99", "", "0"};
    const std::vector<std::string> lists{"", "a", "a; b;;c ", "[\"x\",\"y\"]", "[x"};
    std::string text = "id,DATE,lon,lat,Name,about,sources,accuracy_m,remark,caf\u00e9,note\n";
    std::replace(text.begin(), text.end(), ',', separator);
    for (std::size_t row = 0; row < 40; ++row) {
        const bool isGood = dice.below(3) > 0;
        const std::vector<std::string> cells{dice.below(5) == 0 ? "" : "e" + std::to_string(row),
                                             isGood ? "2023-04-" + std::to_string(10 + row % 20) : dice.of(dates),
                                             isGood ? "46.25" : dice.of(lons),
                                             isGood ? "39.75" : dice.of(lats),
                                             dice.of(words),
                                             dice.of(lists),
                                             dice.of(lists),
                                             dice.of({"", "500", "-3", "x", "1e3"}),
                                             dice.of(words),
                                             dice.below(30) == 0 ? "caf\xE9" : dice.of(words),
                                             dice.of(words)};
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += (i > 0 ? std::string(1, separator) : "") + written(cells[i], separator, dice);
        text += '\n';
    }
    return text;
}

TEST(TextTables, are_read_as_by_ogr) {
    const TempFolder folder;
    for (unsigned seed = 0; seed < 40; ++seed) {
        const char separator = std::string(",;\t")[seed % 3];
        const std::string text = randomEvents(seed, separator);
        SCOPED_TRACE(text);
        expectSame(readHere(text), readByOgr(folder.write("t.csv", text)));
    }
}

TEST(TextTables, of_a_role_are_read_as_by_ogr) {
    const TempFolder folder;
    for (const char* role : {"places", "checkpoints", "events"}) {
        const std::string text = randomEvents(7, ',');
        expectSame(readHere(text, {}, role), readByOgr(folder.write("t.csv", text), role));
    }
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(TextTables, of_the_samples_are_read_as_by_ogr) {
    for (const auto& entry : std::filesystem::directory_iterator(CORRIDOR_TEST_DATA "/ingest")) {
        const std::string text = contentOf(entry.path());
        if (entry.path().extension() != ".csv" || !isTextTable(text)) continue;
        SCOPED_TRACE(entry.path());
        expectSame(readHere(text), readByOgr(entry.path().string()));
    }
}

std::string randomAcled(unsigned seed) {
    Dice dice(seed);
    std::string text =
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,location,latitude,longitude,"
        "geo_precision,source,notes,fatalities,timestamp\n";
    for (std::size_t row = 0; row < 60; ++row) {
        text += (dice.below(20) == 0 ? "" : "AZE" + std::to_string(row)) + "," +
                dice.of({"2023-04-23", "23 April 2023", "18/04/2001", "2023-04-23", "some day"}) + ",2023," +
                dice.of({"1", "2", "3", "", "7"}) + "," + dice.of({"Battles", "Protests"}) + "," +
                dice.of({"", "Armed clash"}) + ",Side A," + dice.of({"Town", "", "\"Town, upper\""}) + "," +
                dice.of({"39.5", "39"}) + "," + dice.of({"46.5", "46"}) + "," +
                dice.of({"1", "2", "3", "", "9"}) + "," +
                dice.of({"A; B", "A", "", "\"\"\"Q\"\"; C\""}) + ",\"Notes, of all; kinds\"," +
                dice.of({"0", "3", "", "many"}) + "," + dice.of({"1682380800", ""}) + "\n";
    }
    return text;
}

TEST(TextTables, of_acled_are_read_as_by_ogr) {
    const TempFolder folder;
    for (unsigned seed = 0; seed < 20; ++seed) {
        const std::string text = randomAcled(seed);
        SCOPED_TRACE(text);
        expectSame(readHere(text), readByOgr(folder.write("t.csv", text)));
    }
}

TEST(TextTables, how_the_work_is_shared_out_changes_nothing) {
    for (const std::string& text : {randomEvents(3, ';'), randomEvents(4, ','), randomAcled(5)}) {
        const Reading whole = readHere(text, {1, text.size()});
        for (const unsigned threads : {1u, 2u, 5u}) {
            for (const std::size_t blockSize : {1u, 37u, 200u, 1000u})
                expectSame(readHere(text, {threads, blockSize}), whole);
        }
    }
}

TEST(TextTables, decimal_commas_are_read_and_said_once) {
    const Reading reading = readHere("id;date;lon;lat\na;2023-04-23;46,75;39,5\nb;2023-04-24;-46,5;\"39,25\"\n");
    EXPECT_THAT(reading.problems, ElementsAre("warning: t.csv: lon, lat: the degrees have decimal commas; \"46,75\" is "
                                              "read as 46.75"));
    ASSERT_EQ(reading.atlas.events.size(), 2u);
    EXPECT_EQ(reading.atlas.events.at(1).position, (units::LonLat{-46.5, 39.25}));
}

TEST(TextTables, commas_among_points_are_refused) {
    const Reading reading = readHere("id;date;lon;lat\na;2023-04-23;46,75;39,5\nb;2023-04-24;46.5;39,25\n");
    EXPECT_THAT(reading.problems, ElementsAre("t.csv: feature a: lon, lat: \"46,75\", \"39,5\" are no degrees",
                                              "t.csv: feature b: lon, lat: \"46.5\", \"39,25\" are no degrees"));
}

TEST(TextTables, rows_above_the_header_are_left_out_and_said) {
    const Reading reading =
        readHere("Events of April,,,\nsource: field staff,2023,,\n\nid,date,lon,lat\na,2023-04-23,46.5,39.5\n");
    EXPECT_THAT(reading.problems,
                ElementsAre("warning: t.csv:4:1: the header stands here; 2 rows above it are left out"));
    ASSERT_EQ(reading.atlas.events.size(), 1u);
    EXPECT_EQ(reading.atlas.events.at(0).id, "a");
}

TEST(TextTables, rows_above_the_header_may_have_no_separator) {
    const Reading reading = readHere("Events of April\nid;date;lon;lat\na;2023-04-23;46.5;39.5\n");
    EXPECT_EQ(reading.problems.size(), 1u);
    EXPECT_EQ(reading.atlas.events.size(), 1u);
}

TEST(TextTables, which_row_is_the_header_is_not_guessed) {
    // As full as the header, or two that look like it.
    EXPECT_EQ(headerOf("a,b,c\nid,lon,lat\n1,46,39\n").rowsAbove, 0u);
    EXPECT_EQ(headerOf("t,,\nid,lon,lat\nid,lon,lat\n1,46,39\n").rowsAbove, 0u);
    EXPECT_EQ(headerOf("t,,\nid,lon,lat\n1,46,39\n").rowsAbove, 1u);
}

TEST(TextTables, with_geometries_in_words_or_one_column_are_left_to_ogr) {
    EXPECT_FALSE(isTextTable("id,WKT\n1,POINT (46 39)\n"));
    EXPECT_FALSE(isTextTable("id\n1\n"));
    EXPECT_FALSE(isTextTable(""));
    EXPECT_TRUE(isTextTable("id|lon|lat\n1|46|39\n"));
}

TEST(TextTables, with_bars_are_read) {
    EXPECT_THAT(readHere("id|lon|lat\n1|46|39\n").problems, IsEmpty());
}

}  // namespace
}  // namespace corridor::ingest
