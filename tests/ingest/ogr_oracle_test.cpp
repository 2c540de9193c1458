#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <bit>
#include <memory>
#include <random>

#include "files.hpp"
#include "ingest/load.hpp"

namespace corridor::ingest {
namespace {

/// The bits of a number; OGR loses the sign of -0, which is left out of account.
std::uint64_t bits(double value) {
    return std::bit_cast<std::uint64_t>(value + 0.0);
}

std::string number(std::mt19937_64& random, double limit) {
    char text[40];
    const double value = (static_cast<double>(random()) / 1.8446744073709552e19 * 2.0 - 1.0) * limit;
    const int size = random() % 3 == 0 ? snprintf(text, sizeof text, "%.17g", value)
                                       : snprintf(text, sizeof text, "%.*f", static_cast<int>(random() % 16), value);
    return {text, static_cast<std::size_t>(size)};
}

std::string position(std::mt19937_64& random) {
    return "[" + number(random, 179.0) + "," + number(random, 89.0) + "]";
}

// OGR reads numbers with its own routines; what both accept must be equal to the last bit.
TEST(OgrOracle, coordinates_and_properties_are_the_same_to_the_last_bit) {
    std::mt19937_64 random(42);
    std::string text = R"({"type":"FeatureCollection","features":[)";
    constexpr int count = 400;
    for (int i = 0; i < count; ++i) {
        text += std::string(i > 0 ? "," : "") + R"({"type":"Feature","properties":{"id":"f)" + std::to_string(i) +
                R"(","date":"2023-04-)" + std::to_string(10 + i % 20) +
                R"(","name":"Xankəndi \u00e9 \"x\""},"geometry":)";
        if (i % 2 == 0) {
            text += R"({"type":"Point","coordinates":)" + position(random) + "}}";
        } else {
            text += R"({"type":"LineString","coordinates":[)" + position(random);
            for (int j = 0; j < 20; ++j) text += ", " + position(random);
            text += "]}}";
        }
    }
    text += "]}";
    const TempFolder folder;
    const std::string file = folder.write("both.geojson", text);
    const auto atlas = load({file});
    ASSERT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    ASSERT_EQ(atlas->events.size(), count / 2u);
    ASSERT_EQ(atlas->routes.size(), count / 2u);

    GDALAllRegister();
    const char* options[] = {"DATE_AS_STRING=YES", nullptr};
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR, nullptr, options));
    ASSERT_TRUE(dataset);
    std::size_t event = 0, route = 0;
    for (const auto& row : dataset->GetLayer(0)) {
        const OGRGeometry& geometry = *row->GetGeometryRef();
        if (wkbFlatten(geometry.getGeometryType()) == wkbPoint) {
            const model::Event ours = atlas->events.at(event++);
            EXPECT_EQ(ours.id, row->GetFieldAsString("id"));
            EXPECT_EQ(ours.date->text, row->GetFieldAsString("date"));
            EXPECT_EQ(ours.names.byLanguage.at(""), row->GetFieldAsString("name"));
            EXPECT_EQ(bits(ours.position->lon), bits(geometry.toPoint()->getX()));
            EXPECT_EQ(bits(ours.position->lat), bits(geometry.toPoint()->getY()));
        } else {
            const OGRLineString& theirs = *geometry.toLineString();
            const units::Line& ours = atlas->routes.at(route++).parts.at(0);
            ASSERT_EQ(static_cast<int>(ours.size()), theirs.getNumPoints());
            for (int i = 0; i < theirs.getNumPoints(); ++i) {
                EXPECT_EQ(bits(ours[static_cast<std::size_t>(i)].lon), bits(theirs.getX(i)));
                EXPECT_EQ(bits(ours[static_cast<std::size_t>(i)].lat), bits(theirs.getY(i)));
            }
        }
    }
    EXPECT_EQ(event + route, static_cast<std::size_t>(count));
}

}  // namespace
}  // namespace corridor::ingest
