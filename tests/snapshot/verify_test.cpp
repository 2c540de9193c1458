#include "snapshot/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_world.hpp"

namespace corridor::snapshot {
namespace {

using namespace testing;
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

}  // namespace
}  // namespace corridor::snapshot
