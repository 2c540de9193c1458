#include "snapshot/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "small_world.hpp"

namespace corridor::snapshot {
namespace {

using namespace testing;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Verify : public ::testing::Test {
protected:
    void write(const std::string& name, const Request& request = smallRequest()) {
        writeSnapshot(request, shipped(), shippedAssertions(), m_folder / name);
    }
    std::vector<std::string> check(const std::string& name, const model::Atlas& atlas = shipped()) {
        return differences(m_folder / name, recordedIn(m_folder / name), atlas, access::Assertions(atlas));
    }
    std::unique_ptr<GDALDataset> opened(const std::string& name) {
        return std::unique_ptr<GDALDataset>(
            GDALDataset::Open((m_folder / name).c_str(), GDAL_OF_RASTER | GDAL_OF_UPDATE, nullptr, nullptr, nullptr));
    }

    Folder m_folder;
};

TEST_F(Verify, WhatWasWrittenIsIdentical) {
    Request request = smallRequest();
    request.plain = false;
    request.dpi = 150;
    request.size = PixelSize{600, 0};
    request.viewpoint.traffic = "humanitarian";
    request.metadata = {"AUTHOR=Field office"};
    for (const char* name : {"map.tif", "map.png", "map.jpg", "map.webp"}) {
        write(name, request);
        EXPECT_THAT(check(name), IsEmpty()) << name;
    }
    request.format = "COG";
    write("cog.tif", request);
    EXPECT_THAT(check("cog.tif"), IsEmpty());
}

TEST_F(Verify, OnePixelThatWasChangedIsFound) {
    write("map.tif");
    {
        const auto dataset = opened("map.tif");
        std::uint8_t value[3] = {1, 2, 3};
        ASSERT_EQ(CE_None,
                  dataset->RasterIO(GF_Write, 17, 23, 1, 1, value, 1, 1, GDT_Byte, 3, nullptr, 0, 0, 0, nullptr));
    }
    EXPECT_THAT(check("map.tif"), ElementsAre(HasSubstr("1 of 62400 pixels differ")));
    EXPECT_THAT(check("map.tif"), ElementsAre(HasSubstr("column 17 row 23, at 46.6")));
    EXPECT_THAT(check("map.tif"), ElementsAre(HasSubstr("the file has #010203")));
}

TEST_F(Verify, PixelsAreCountedAndTheFirstIsNamedHoweverFarDownItLies) {
    write("map.tif");
    std::uint8_t before[3] = {};
    {
        const auto dataset = opened("map.tif");
        const auto io = [&](GDALRWFlag flag, int column, int row, std::uint8_t* value) {
            ASSERT_EQ(CE_None,
                      dataset->RasterIO(flag, column, row, 1, 1, value, 1, 1, GDT_Byte, 3, nullptr, 0, 0, 0, nullptr));
        };
        io(GF_Read, 5, 257, before);
        std::uint8_t value[3] = {before[0], static_cast<std::uint8_t>(before[1] - 9), before[2]};
        io(GF_Write, 5, 257, value);
        io(GF_Read, 9, 259, value);
        value[2] = static_cast<std::uint8_t>(value[2] - 4);
        io(GF_Write, 9, 259, value);
    }
    ASSERT_GT(before[1], 9);
    EXPECT_THAT(
        check("map.tif"),
        ElementsAre(HasSubstr("2 of 62400 pixels differ, by up to 9 of 255; the first is column 5 row 257, at ")));
}

TEST_F(Verify, AnotherDayInTheMetadataIsFound) {
    write("map.tif");
    opened("map.tif")->SetMetadataItem("CORRIDOR_ON", "2023-08-18");
    EXPECT_THAT(check("map.tif"),
                ElementsAre("CORRIDOR_ON: the file says \"2023-08-18\", drawn again it is \"2023-08-17\""));
}

TEST_F(Verify, AnotherDayInTheCommandIsFoundInDayAndTime) {
    write("map.tif");
    {
        const auto dataset = opened("map.tif");
        std::string command = dataset->GetMetadataItem("CORRIDOR_COMMAND");
        command.replace(command.find("2023-08-17"), 10, "2022-01-01");
        dataset->SetMetadataItem("CORRIDOR_COMMAND", command.c_str());
    }
    const auto lines = check("map.tif");
    EXPECT_THAT(lines, Contains(HasSubstr("CORRIDOR_ON:")));
    EXPECT_THAT(lines, Contains(HasSubstr("TIFFTAG_DATETIME:")));
    EXPECT_THAT(lines, Contains(HasSubstr("pixels differ")));
}

TEST_F(Verify, AnInputThatChangedIsNamed) {
    write("map.tif");
    model::Atlas changed = shipped();
    changed.inputs.back().sha256 = std::string(64, '0');
    EXPECT_THAT(check("map.tif", changed), ElementsAre(HasSubstr("input karabakh/events.geojson: has changed")));
    changed.inputs.pop_back();
    EXPECT_THAT(check("map.tif", changed),
                ElementsAre(HasSubstr("input karabakh/events.geojson: is not there any more")));
}

TEST_F(Verify, AMapThatWasMovedIsFound) {
    write("map.tif");
    {
        const auto dataset = opened("map.tif");
        double transform[6];
        dataset->GetGeoTransform(transform);
        transform[0] += 1000.0;
        dataset->SetGeoTransform(transform);
    }
    EXPECT_THAT(check("map.tif"), ElementsAre(HasSubstr("the georeferencing differs")));
}

TEST_F(Verify, AMapIsMovedFromABillionthOfItsCoordinatesOn) {
    // Its corner lies at some 637,000 m east: 0.0006 m.
    for (const auto& [metres, isMoved] : {std::pair{0.0003, false}, {0.0012, true}}) {
        const std::string name = isMoved ? "moved.tif" : "same.tif";
        write(name);
        {
            const auto dataset = opened(name);
            double transform[6];
            dataset->GetGeoTransform(transform);
            transform[0] += metres;
            dataset->SetGeoTransform(transform);
        }
        if (isMoved)
            EXPECT_THAT(check(name),
                        ElementsAre(HasSubstr("the georeferencing differs: number 0 of the transform is ")));
        else
            EXPECT_THAT(check(name), IsEmpty());
    }
}

TEST_F(Verify, AnInputThatWasAddedIsNoticed) {
    write("map.tif");
    model::Atlas more = shipped();
    more.inputs.push_back({"later.geojson", std::string(64, 'a')});
    EXPECT_THAT(check("map.tif", more), ElementsAre("input karabakh/later.geojson: was not there"));
}

TEST_F(Verify, ValuesThatStandForNothingAreFound) {
    write("map.tif");
    opened("map.tif")->GetRasterBand(2)->SetNoDataValue(0.0);
    EXPECT_THAT(check("map.tif"), Contains(HasSubstr("band 2: the NoData value is 0, drawn again none")));
}

TEST_F(Verify, ColoursThatMeanSomethingElseAreFound) {
    write("map.tif");
    opened("map.tif")->GetRasterBand(1)->SetColorInterpretation(GCI_BlueBand);
    EXPECT_THAT(check("map.tif"),
                Contains(AnyOf(HasSubstr("colour interpretation is Blue"), HasSubstr("ColorInterp of a band"))));
}

TEST_F(Verify, OverviewsThatWereAddedOrChangedAreFound) {
    Request request = smallRequest();
    request.size = PixelSize{1100, 1200};
    write("map.tif", request);
    int levels[] = {2};
    opened("map.tif")->BuildOverviews("NEAREST", 1, levels, 0, nullptr, nullptr, nullptr);
    EXPECT_THAT(check("map.tif"), Contains("it has 1 overviews, drawn again 0"));

    request.format = "COG";
    write("cog.tif", request);
    {
        const auto dataset = opened("cog.tif");
        std::uint8_t value = 77;
        GDALRasterBand* overview = dataset->GetRasterBand(1)->GetOverview(0);
        ASSERT_EQ(CE_None, overview->RasterIO(GF_Write, 3, 5, 1, 1, &value, 1, 1, GDT_Byte, 0, 0, nullptr));
    }
    EXPECT_THAT(check("cog.tif"), Contains(AllOf(HasSubstr("overview 1 of"), HasSubstr("column 3 row 5"))));
}

TEST_F(Verify, WhatLiesBesideAPictureAndChangesItIsFound) {
    write("map.tif");
    std::ofstream(m_folder / "map.tif.ovr") << "anything";
    std::ofstream(m_folder / "map.tif.aux.xml")
        << "<PAMDataset><GeoTransform>1,2,0,3,0,-2</GeoTransform><PAMRasterBand band=\"1\">"
           "<Metadata><MDI key=\"STATISTICS_MEAN\">5</MDI></Metadata></PAMRasterBand></PAMDataset>";
    EXPECT_THAT(check("map.tif"),
                ElementsAre("map.tif.aux.xml: holds a place, which export did not write",
                            "map.tif.ovr: lies beside the picture, and export did not write it"));
    std::filesystem::remove(m_folder / "map.tif.ovr");
    std::ofstream(m_folder / "map.tif.aux.xml")
        << "<PAMDataset><PAMRasterBand band=\"1\"><Histograms/><Metadata><MDI key=\"STATISTICS_MEAN\">5</MDI>"
           "</Metadata></PAMRasterBand></PAMDataset>";
    EXPECT_THAT(check("map.tif"), IsEmpty()) << "statistics, as QGIS writes them";
}

TEST_F(Verify, AnAuxFileThatNamesAnotherPictureIsNotFollowed) {
    write("map.png");
    const std::filesystem::path aux = m_folder / "map.png.aux.xml";
    std::string text = bytesOf(aux);
    text.insert(text.find("</PAMDataset>"), "<Metadata domain=\"OVERVIEWS\"><MDI key=\"OVERVIEW_FILE\">"
                                            "/vsicurl/http://127.0.0.1:9/x.tif</MDI></Metadata>");
    std::ofstream(aux) << text;
    EXPECT_THAT(check("map.png"),
                ElementsAre("map.png.aux.xml: holds Metadata OVERVIEWS, which export did not write"));
}

std::string refusal(const std::filesystem::path& file) {
    try {
        recordedIn(file);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "(opened)";
}

TEST_F(Verify, TextsThatWouldMakeGdalFetchAreNoPictures) {
    const std::pair<const char*, const char*> texts[] = {
        {"wmts.tif", "<GDAL_WMTS><GetCapabilitiesUrl>http://127.0.0.1:9/wmts</GetCapabilitiesUrl></GDAL_WMTS>"},
        {"wms.png", "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://127.0.0.1:9/</ServerUrl></Service></GDAL_WMS>"},
        {"vrt.jpg", "<VRTDataset rasterXSize=\"9\" rasterYSize=\"9\"><Metadata><MDI key=\"CORRIDOR_COMMAND\">corridor "
                    "export</MDI></Metadata></VRTDataset>"},
        {"empty.tif", ""},
        {"short.webp", "RIFF"},
    };
    for (const auto& [name, text] : texts) {
        std::ofstream(m_folder / name) << text;
        EXPECT_THAT(refusal(m_folder / name),
                    AllOf(HasSubstr((m_folder / name).string()), HasSubstr("is not a picture that export writes")));
    }
    EXPECT_THAT(refusal(m_folder.path()), HasSubstr("is no file"));
}

/// Draws nothing if it can be told before; says what was told.
std::vector<std::string> checkWithoutDrawing(const std::filesystem::path& file, bool& drew) {
    WriteOptions options;
    options.progress = [&](double) { return drew = true; };
    return differences(file, recordedIn(file), shipped(), shippedAssertions(), options);
}

TEST_F(Verify, ASizeThatIsNotThatOfTheCommandIsFoundBeforeDrawing) {
    write("map.tif");
    {
        const auto dataset = opened("map.tif");
        std::string command = dataset->GetMetadataItem("CORRIDOR_COMMAND");
        const std::size_t at = command.find("--size ") + 7;
        command.replace(at, command.find(' ', at) - at, "90000x90000");
        dataset->SetMetadataItem("CORRIDOR_COMMAND", command.c_str());
    }
    bool drew = false;
    EXPECT_THAT(checkWithoutDrawing(m_folder / "map.tif", drew),
                ElementsAre(HasSubstr("by its command it would be 90000 x 90000")));
    EXPECT_FALSE(drew);
}

TEST_F(Verify, AFileThatClaimsPixelsWithoutHavingThemIsRefusedBeforeDrawing) {
    GDALAllRegister();
    Request request = smallRequest();
    request.size = PixelSize{60000, 60000};
    request = settled(request, georeference(request, shipped()));
    request.format = "GTiff";
    request.languages = {"en"};
    char sparse[] = "SPARSE_OK=YES", tiled[] = "TILED=YES", compressed[] = "COMPRESS=DEFLATE";
    char* creation[] = {sparse, tiled, compressed, nullptr};
    GDALDataset* made = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        (m_folder / "claims.tif").c_str(), 60000, 60000, 3, GDT_Byte, creation);
    made->SetMetadataItem("CORRIDOR_COMMAND", commandOf(request).c_str());
    GDALClose(made);
    bool drew = false;
    try {
        checkWithoutDrawing(m_folder / "claims.tif", drew);
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_THAT(error.what(), HasSubstr("is not whole: the block 1 across and 1 down is missing"));
    }
    EXPECT_FALSE(drew);

    write("map.png");
    std::filesystem::resize_file(m_folder / "map.png", std::filesystem::file_size(m_folder / "map.png") / 2);
    EXPECT_THROW(checkWithoutDrawing(m_folder / "map.png", drew), std::runtime_error);
    EXPECT_FALSE(drew);
}

TEST_F(Verify, VersionsAndFontsAreNamedWhereTheyAloneDiffer) {
    Request request = smallRequest();
    request.plain = false;
    request.size = PixelSize{600, 0};
    write("map.tif", request);
    std::string built;
    {
        const auto dataset = opened("map.tif");
        built = dataset->GetMetadataItem("CORRIDOR_BUILT_WITH");
        std::string other = built;
        const std::size_t gdal = other.find("GDAL "), font = other.find("  ") - 64;
        other.replace(gdal, other.find('\n', gdal) - gdal, "GDAL 3.4.1");
        other.replace(font, 64, std::string(64, '0'));
        dataset->SetMetadataItem("CORRIDOR_BUILT_WITH", other.c_str());
    }
    for (const char* library : {"corridor ", "GDAL ", "PROJ ", "FreeType ", "HarfBuzz ", ".ttf"})
        EXPECT_THAT(built, HasSubstr(library));
    const auto lines = check("map.tif");
    ASSERT_EQ(1u, lines.size());
    EXPECT_THAT(lines[0], AllOf(HasSubstr("CORRIDOR_BUILT_WITH: GDAL was 3.4.1, is "), HasSubstr("font NotoSans"),
                                HasSubstr("nothing else differs")));
}

TEST_F(Verify, WorksWhereNobodyElseCanLookAndLeavesNothing) {
    write("map.tif");
    const Folder temporary;
    setenv("TMPDIR", temporary.path().c_str(), 1);
    std::vector<std::string> names;
    WriteOptions options;
    options.progress = [&](double) {
        names = temporary.names();
        for (const std::string& name : names) {
            const auto rights = std::filesystem::status(temporary / name).permissions();
            EXPECT_EQ(std::filesystem::perms::owner_all, rights) << name;
        }
        return true;
    };
    EXPECT_THAT(differences(m_folder / "map.tif", recordedIn(m_folder / "map.tif"), shipped(), shippedAssertions(),
                            options),
                IsEmpty());
    unsetenv("TMPDIR");
    EXPECT_FALSE(names.empty());
    for (const std::string& name : names) EXPECT_EQ(std::string::npos, name.find(std::to_string(getpid()))) << name;
    EXPECT_THAT(temporary.names(), IsEmpty());
}

}  // namespace
}  // namespace corridor::snapshot
