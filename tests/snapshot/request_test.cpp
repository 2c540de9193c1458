#include "snapshot/request.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unicode/printable.hpp"

namespace corridor::snapshot {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string refusal(const std::string& option, const std::string& value) {
    Request request;
    try {
        setOption(request, option, value);
    } catch (const BadRequest& error) {
        return error.what();
    }
    return "(accepted)";
}

Request fullRequest() {
    Request request;
    request.inputs = {"my data/roads & tracks.geojson", "karabakh"};
    request.openOptions = {"X_POSSIBLE_NAMES=lon"};
    request.fields = {"id=Ref,date=When", "name='Two words'"};
    request.skipInvalid = true;
    request.routes = {"lachin-bypass-2022", "it's"};
    request.on = units::Date::fromCivil(2023, 8, 17);
    request.window = units::DayRange{units::Date::fromCivil(2022, 12, 12), units::Date::fromCivil(2023, 10, 1)};
    request.viewpoint = {"humanitarian", "azerbaijan", {}};
    request.languages = {"hy", "az"};
    request.crs = "+proj=laea +lat_0=39.5 +lon_0=46.7";
    request.extent = MapBox{-0.1, 1.0 / 3.0, 1e6, 4441071.678534369};
    request.size = PixelSize{640, 480};
    request.dpi = 300;
    request.format = "GTiff";
    request.creationOptions = {"COMPRESS=LZW", "TILED=NO"};
    request.metadata = {"AUTHOR=Field office, \"Goris\""};
    request.title = "Übersicht – $HOME `x` \\ end";
    request.plain = true;
    request.transparent = true;
    return request;
}

TEST(Request, ComesBackFromItsCommandToTheLastDigit) {
    const Request request = fullRequest();
    EXPECT_EQ(request, parseCommand(commandOf(request)));
    EXPECT_EQ(commandOf(request), commandOf(parseCommand(commandOf(request))));
}

TEST(Request, CommandIsWhatOneWouldType) {
    Request request;
    request.on = units::Date::fromCivil(2023, 8, 17);
    request.languages = {"en"};
    request.crs = "EPSG:32638";
    request.extent = MapBox{600000, 4350000, 680000, 4440000};
    request.size = PixelSize{800, 900};
    request.format = "GTiff";
    EXPECT_EQ(
        "corridor export --on 2023-08-17 --traffic civilian --names en --dst-crs EPSG:32638 "
        "-te 600000 4350000 680000 4440000 --size 800x900 -of GTiff",
        commandOf(request));
    request.on.reset();
    EXPECT_THAT(commandOf(request), HasSubstr("--on any "));
}

TEST(Request, ItsCommandIsOnePrintableLineWhateverBytesItHolds) {
    std::string every;
    for (int byte = 255; byte >= 1; --byte) every += static_cast<char>(byte);
    for (const std::string& hostile : {std::string("\xFF.geojson"), std::string("a\nb"), std::string("\x1B[2J"),
                                       std::string("\u202Egnp.x"), std::string("it's $'a' \\x41 \\"), every,
                                       std::string("nul\0 and 0123", 13), std::string("$'a'")}) {
        Request request = fullRequest();
        request.inputs = {hostile.find('/') == std::string::npos ? hostile : "input"};
        request.routes = {hostile};
        request.title = hostile;
        request.metadata = {"NOTE=" + hostile};
        const std::string command = commandOf(request);
        EXPECT_EQ(unicode::shownName(command), command) << testing::PrintToString(hostile);
        EXPECT_EQ(request, parseCommand(command)) << testing::PrintToString(hostile);
    }
    Request request;
    request.title = "two\nlines\x1B\xFF";
    EXPECT_THAT(commandOf(request), HasSubstr(R"(--title $'two\x0alines\x1b\xff')"));
    EXPECT_THROW(parseCommand("corridor export --title $'open"), BadRequest);
}

TEST(Request, RecordsNoAbsolutePathAndNoPassword) {
    EXPECT_EQ("roads.geojson", recordedName("/home/someone/roads.geojson"));
    EXPECT_EQ("atlas", recordedName("/srv/data/atlas/"));
    EXPECT_EQ("data/roads.geojson", recordedName("./data/roads.geojson"));
    EXPECT_EQ("PG:host=db user=me dbname=roads", recordedName("PG:host=db user=me password=secret dbname=roads"));
    EXPECT_EQ("https://example.org/x.geojson", recordedName("https://me:secret@example.org/x.geojson"));
    Request request;
    request.inputs = {"/home/someone/roads.geojson"};
    EXPECT_THAT(commandOf(request), Not(HasSubstr("someone")));
}

TEST(Request, RefusesWhatCannotBeMeantAndSaysWhy) {
    EXPECT_EQ("--size 0x0: a picture has at least one pixel", refusal("--size", "0x0"));
    EXPECT_THAT(refusal("--size", "10"), HasSubstr("WIDTHxHEIGHT"));
    EXPECT_THAT(refusal("--size", "-5x10"), HasSubstr("at least one pixel"));
    EXPECT_THAT(refusal("--size", "99999999999x1"), HasSubstr("so many pixels cannot be drawn"));
    EXPECT_THAT(refusal("--bbox", "46,39,47"), HasSubstr("four numbers are wanted"));
    EXPECT_THAT(refusal("--bbox", "46,39,47,x"), HasSubstr("four numbers are wanted"));
    EXPECT_THAT(refusal("--bbox", "46,40,47,39"), HasSubstr("the south must lie below the north"));
    EXPECT_THAT(refusal("--bbox", "46,40,47,40"), HasSubstr("the south must lie below the north"));
    EXPECT_THAT(refusal("--bbox", "46,39,46,40"), HasSubstr("the box is empty"));
    EXPECT_THAT(refusal("--bbox", "46,39,181,40"), HasSubstr("[-180, 180]"));
    EXPECT_THAT(refusal("--te", "5 0 5 1"), HasSubstr("XMIN must be below XMAX"));
    EXPECT_THAT(refusal("--te", "5 1 6 1"), HasSubstr("YMIN below YMAX"));
    EXPECT_THAT(refusal("--te", "5 0 6"), HasSubstr("XMIN YMIN XMAX YMAX"));
    EXPECT_THAT(refusal("--resolution", "0"), HasSubstr("positive number"));
    EXPECT_THAT(refusal("--resolution", "nan"), HasSubstr("positive number"));
    EXPECT_THAT(refusal("--resolution", "10,20"), HasSubstr("square"));
    EXPECT_THAT(refusal("--scale", "1:0"), HasSubstr("1:N is wanted"));
    EXPECT_THAT(refusal("--dpi", "5000"), HasSubstr("between 24 and 2400"));
    EXPECT_THAT(refusal("--on", "2023-02-30"), HasSubstr("not a day"));
    EXPECT_THAT(refusal("--window", "2023-13"), HasSubstr("month 13"));
    EXPECT_THAT(refusal("--traffic", "tourist"), HasSubstr("humanitarian"));
    EXPECT_THAT(refusal("--co", "COMPRESS"), HasSubstr("KEY=VALUE is wanted"));
    EXPECT_THAT(refusal("--co", "=LZW"), HasSubstr("KEY=VALUE is wanted"));
    for (const char* own :
         {"CORRIDOR_ON", "TIFFTAG_DATETIME", "TIFFTAG_SOFTWARE", "TIFFTAG_COPYRIGHT", "TIFFTAG_IMAGEDESCRIPTION"})
        EXPECT_THAT(refusal("--mo", std::string(own) + "=x"), HasSubstr("written by the program itself"));
    EXPECT_EQ(refusal("--mo", "TIFFTAG_ARTIST=x"), "(accepted)");
    EXPECT_THAT(refusal("--frobnicate", "1"), HasSubstr("no such option"));
}

TEST(Request, TakesBothWaysOfWritingAScaleAndAResolution) {
    Request request;
    setOption(request, "--scale", "1:250000");
    EXPECT_DOUBLE_EQ(250000.0, *request.scale);
    setOption(request, "--scale", "250000");
    EXPECT_DOUBLE_EQ(250000.0, *request.scale);
    setOption(request, "--resolution", "12.5,12.5");
    EXPECT_DOUBLE_EQ(12.5, *request.resolution);
}

TEST(Request, WhatIsNoExportCommandIsRefused) {
    EXPECT_THROW(parseCommand(""), BadRequest);
    EXPECT_THROW(parseCommand("corridor compare a b"), BadRequest);
    EXPECT_THROW(parseCommand("corridor export --title 'open"), BadRequest);
    EXPECT_THROW(parseCommand("corridor export --size"), BadRequest);
}

}  // namespace
}  // namespace corridor::snapshot
