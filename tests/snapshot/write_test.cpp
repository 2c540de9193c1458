#include "snapshot/write.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>

#include "paint/painter.hpp"
#include "scene/scene.hpp"
#include "small_world.hpp"

namespace corridor::snapshot {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string item(const ReadBack& picture, const char* key, const char* domain = "") {
    const char* value = picture.dataset->GetMetadataItem(key, domain);
    return value == nullptr ? "(absent)" : value;
}

/// What the scene and the painter make of a plain request: the picture as the window would show it.
paint::Image paintedDirectly(const Request& request) {
    const Georeference place = georeference(settled(request, georeference(request, shipped())), shipped());
    scene::Show show;
    show.on = request.on;
    show.languages = request.languages;
    const scene::View view{place.projection,
                           place.unitsPerPixel,
                           place.pixelRatio,
                           {place.topLeft.x / place.unitsPerPixel, -place.topLeft.y / place.unitsPerPixel}};
    study::Question question;
    question.on = request.on;
    question.languages = request.languages;
    question.viewpoint = request.viewpoint;
    const study::State state = study::stateOf(shipped(), shippedAssertions(), question);
    const auto map = scene::makeScene(shipped(), state, show, scene::defaultStyle(), view);
    return paint::Painter(map.list).paint(0, 0, place.width, place.height);
}

TEST(Write, TheFileHoldsThePaintersPixels) {
    const Folder folder;
    Request request = smallRequest();
    request.size = PixelSize{700, 760};  // more than one tile each way
    const paint::Image image = paintedDirectly(request);
    for (const char* name : {"map.tif", "map.png", "map.webp"}) {
        writeSnapshot(request, shipped(), shippedAssertions(), folder / name);
        const ReadBack picture = readBack(folder / name);
        ASSERT_EQ(image.width, picture.width);
        ASSERT_EQ(image.height, picture.height);
        ASSERT_EQ(3, picture.bands);
        std::size_t different = 0;
        for (int row = 0; row < image.height; ++row) {
            for (int column = 0; column < image.width; ++column) {
                const std::size_t at = 4 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) +
                                            static_cast<std::size_t>(column));
                for (int band = 0; band < 3; ++band) {
                    different +=
                        picture.at(column, row, band) != image.pixels[at + static_cast<std::size_t>(band)] ? 1 : 0;
                }
            }
        }
        EXPECT_EQ(0u, different) << name;
    }
}

TEST(Write, TheSameBytesOnAnyNumberOfThreadsAndTwice) {
    const Folder folder;
    Request request = smallRequest();
    request.size = PixelSize{900, 1000};
    request.plain = false;
    for (const char* format : {"GTiff", "COG"}) {
        request.format = format;
        writeSnapshot(request, shipped(), shippedAssertions(), folder / "one.tif", {true, 1, {}});
        writeSnapshot(request, shipped(), shippedAssertions(), folder / "two.tif", {true, 2, {}});
        writeSnapshot(request, shipped(), shippedAssertions(), folder / "three.tif", {true, 3, {}});
        EXPECT_EQ(bytesOf(folder / "one.tif"), bytesOf(folder / "two.tif")) << format;
        EXPECT_EQ(bytesOf(folder / "one.tif"), bytesOf(folder / "three.tif")) << format;
    }
}

TEST(Write, AGeoTiffIsTiledAndCompressedWithoutLoss) {
    const Folder folder;
    writeSnapshot(smallRequest(), shipped(), shippedAssertions(), folder / "map.tif");
    const ReadBack picture = readBack(folder / "map.tif");
    int width = 0, height = 0;
    picture.dataset->GetRasterBand(1)->GetBlockSize(&width, &height);
    EXPECT_EQ(512, width);
    EXPECT_EQ(512, height);
    EXPECT_THAT(item(picture, "COMPRESSION", "IMAGE_STRUCTURE"), ::testing::AnyOf("ZSTD", "DEFLATE"));
    EXPECT_EQ(GCI_BlueBand, picture.dataset->GetRasterBand(3)->GetColorInterpretation());
    EXPECT_THAT(folder.names(), ElementsAre("map.tif"));
}

TEST(Write, AJpegHasTheQuality92UnlessAnotherIsAsked) {
    // The coarsest step of the luminance table in annex K of the standard is 121; quality q scales it by 2 - q / 50.
    const auto coarsest = [](const std::vector<std::string>& options) {
        const Folder folder;
        Request request = smallRequest();
        request.creationOptions = options;
        const model::Atlas atlas = oneTown();
        writeSnapshot(request, atlas, access::Assertions(atlas), folder / "map.jpg");
        const std::string bytes = bytesOf(folder / "map.jpg");
        const std::size_t table = bytes.find("\xFF\xDB") + 5;
        return static_cast<int>(*std::max_element(bytes.begin() + static_cast<std::ptrdiff_t>(table),
                                                  bytes.begin() + static_cast<std::ptrdiff_t>(table) + 64));
    };
    EXPECT_EQ(coarsest({}), 19);  // 0.16 of it, rounded
    EXPECT_EQ(coarsest({"QUALITY=75"}), 61);
}

TEST(Write, ACogSaysThatItIsOne) {
    const Folder folder;
    Request request = smallRequest();
    request.format = "COG";
    request.size = PixelSize{1200, 1300};
    writeSnapshot(request, shipped(), shippedAssertions(), folder / "map.tif");
    const ReadBack picture = readBack(folder / "map.tif");
    EXPECT_EQ("COG", item(picture, "LAYOUT", "IMAGE_STRUCTURE"));
    EXPECT_GE(picture.dataset->GetRasterBand(1)->GetOverviewCount(), 2);
    EXPECT_EQ("2023-08-17", item(picture, "CORRIDOR_ON"));
    EXPECT_THAT(folder.names(), ElementsAre("map.tif"));
}

TEST(Write, CreationOptionsAndMetadataOfTheUserGoThrough) {
    const Folder folder;
    Request request = smallRequest();
    request.creationOptions = {"compress=LZW", "TILED=NO"};
    request.metadata = {"AUTHOR=Field office"};
    writeSnapshot(request, shipped(), shippedAssertions(), folder / "map.tif");
    const ReadBack picture = readBack(folder / "map.tif");
    EXPECT_EQ("LZW", item(picture, "COMPRESSION", "IMAGE_STRUCTURE"));
    EXPECT_EQ("Field office", item(picture, "AUTHOR"));
    int width = 0, height = 0;
    picture.dataset->GetRasterBand(1)->GetBlockSize(&width, &height);
    EXPECT_EQ(picture.width, width) << "strips";
}

TEST(Write, ATransparentMapHasAnAlphaChannelAndNoBackground) {
    const Folder folder;
    Request request = smallRequest();
    request.transparent = true;
    const model::Atlas atlas = oneTown();
    for (const char* name : {"map.tif", "map.png", "map.webp"}) {
        writeSnapshot(request, atlas, access::Assertions(atlas), folder / name);
        const ReadBack picture = readBack(folder / name);
        ASSERT_EQ(4, picture.bands) << name;
        EXPECT_EQ(GCI_AlphaBand, picture.dataset->GetRasterBand(4)->GetColorInterpretation()) << name;
        EXPECT_EQ(0, picture.at(0, 0, 3)) << name;
        const auto [column, row] = pixelByGdal(*picture.dataset, khankendi);
        EXPECT_EQ(255, picture.at(static_cast<int>(column), static_cast<int>(row), 3)) << name;
    }
    EXPECT_THROW(writeSnapshot(request, atlas, access::Assertions(atlas), folder / "map.jpg"), BadRequest);
}

TEST(Write, AnExistingFileIsLeftAloneUnlessOverwritten) {
    const Folder folder;
    writeSnapshot(smallRequest(), shipped(), shippedAssertions(), folder / "map.png");
    const std::string before = bytesOf(folder / "map.png");
    Request other = smallRequest();
    other.on.reset();
    EXPECT_THROW(writeSnapshot(other, shipped(), shippedAssertions(), folder / "map.png"), output::WriteError);
    EXPECT_EQ(before, bytesOf(folder / "map.png"));
    writeSnapshot(other, shipped(), shippedAssertions(), folder / "map.png", {true, 0, {}});
    EXPECT_NE(before, bytesOf(folder / "map.png"));
    EXPECT_THAT(folder.names(), ElementsAre("map.pgw", "map.png", "map.png.aux.xml"));
}

TEST(Write, StoppedOnTheWayItLeavesNothing) {
    const Folder folder;
    Request request = smallRequest();
    request.size = PixelSize{1500, 1600};
    for (const auto& [name, format] : {std::pair("map.tif", "GTiff"), {"cog.tif", "COG"}, {"map.png", "PNG"}}) {
        request.format = format;
        WriteOptions options;
        double reached = 0.0;
        options.progress = [&](double part) {
            reached = part;
            return part < 0.4;
        };
        EXPECT_THROW(writeSnapshot(request, shipped(), shippedAssertions(), folder / name, options), Interrupted)
            << name;
        EXPECT_GE(reached, 0.4);
        EXPECT_LT(reached, 1.0);
        EXPECT_THAT(folder.names(), IsEmpty()) << name;
    }
}

TEST(Write, ProgressRisesFromNothingToAll) {
    const Folder folder;
    Request request = smallRequest();
    request.size = PixelSize{1500, 1600};
    std::vector<double> parts;
    WriteOptions options;
    options.progress = [&](double part) {
        parts.push_back(part);
        return true;
    };
    writeSnapshot(request, shipped(), shippedAssertions(), folder / "map.tif", options);
    EXPECT_TRUE(std::is_sorted(parts.begin(), parts.end()));
    EXPECT_EQ(0.0, parts.front());
    EXPECT_EQ(1.0, parts.back());
    EXPECT_GE(parts.size(), 5u);
}

std::string refusal(const Request& request, const std::filesystem::path& file) {
    try {
        writeSnapshot(request, shipped(), shippedAssertions(), file);
    } catch (const std::exception& error) {
        return error.what();
    }
    return "(written)";
}

TEST(Write, WhatCannotBeWrittenIsSaidBeforeAnythingIsDrawn) {
    const Folder folder;
    EXPECT_THAT(refusal(smallRequest(), folder / "absent" / "map.tif"), HasSubstr("no such folder"));
    EXPECT_THAT(refusal(smallRequest(), folder.path()), HasSubstr("no format is known"));
    EXPECT_THAT(refusal(smallRequest(), folder / "map.xyz"), HasSubstr("no format is known by this extension"));
    Request request = smallRequest();
    request.format = "NoSuchFormat";
    EXPECT_THAT(refusal(request, folder / "map.tif"), HasSubstr("-of NoSuchFormat: no such format"));
    request.format = "BMP";
    EXPECT_THAT(refusal(request, folder / "map.bmp"), HasSubstr("there are: GTiff, COG, PNG, JPEG, WEBP, PDF"))
        << "what verify could not read back";
    request.format = "PDF";
    request.creationOptions = {"OGR_DATASOURCE=/etc/hostname"};
    EXPECT_THAT(refusal(request, folder / "map.pdf"), HasSubstr("-co OGR_DATASOURCE: brings in a file"));
    request.creationOptions.clear();
    request.format = "WEBP";
    request.size = PixelSize{20000, 10};
    EXPECT_THAT(refusal(request, folder / "map.webp"), HasSubstr("a side of WEBP has at most 16383"));
    request = smallRequest();
    request.creationOptions = {"COMPRESS=NOTHING_KNOWN"};
    EXPECT_THAT(refusal(request, folder / "map.tif"), HasSubstr("-co: "));
    request.creationOptions = {"NO_SUCH_OPTION=1"};
    EXPECT_THAT(refusal(request, folder / "map.tif"), HasSubstr("NO_SUCH_OPTION"));
    EXPECT_THAT(folder.names(), IsEmpty());
}

/// While it lives, no file of this process grows beyond so many bytes: as on a disk that fills.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

TEST(Write, AFullDiskLeavesNothing) {
    const Folder folder;
    Request request = smallRequest();
    request.size = PixelSize{1500, 1600};
    request.plain = false;
    for (const auto& [name, format] : {std::pair("map.tif", "GTiff"), {"cog.tif", "COG"}, {"map.png", "PNG"}}) {
        request.format = format;
        {
            const SmallDisk disk(40'000);
            EXPECT_THAT(refusal(request, folder / name), HasSubstr("cannot be written")) << name;
        }
        EXPECT_THAT(folder.names(), IsEmpty()) << name;
    }
}

}  // namespace
}  // namespace corridor::snapshot
