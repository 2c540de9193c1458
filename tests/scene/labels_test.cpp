#include <gmock/gmock.h>

#include <algorithm>

#include "scenes.hpp"

namespace corridor::scene {
namespace {

using drawing::Rect;

struct Box {
    Rect rect;
    std::size_t owner;
};

/// Pairs of boxes of different owners that share an area.
std::size_t overlapsOf(std::vector<Box> boxes) {
    std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.rect.x0 < b.rect.x0; });
    std::size_t count = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t k = i + 1; k < boxes.size() && boxes[k].rect.x0 < boxes[i].rect.x1; ++k) {
            if (boxes[i].owner != boxes[k].owner && drawing::overlap(boxes[i].rect, boxes[k].rect)) ++count;
        }
    }
    return count;
}

/// Labels on labels, and labels on symbols.
std::size_t collisionsIn(const Scene& scene) {
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < scene.labels.size(); ++i) {
        for (const Rect& rect : scene.labels[i].boxes) boxes.push_back({rect, i});
    }
    std::size_t count = overlapsOf(boxes);
    for (const Symbol& symbol : scene.symbols) {
        for (const Box& box : boxes) {
            if (drawing::overlap(symbol.box, box.rect)) ++count;
        }
    }
    return count;
}

bool isNamed(const Scene& scene, ThingKind kind, const std::string& id) {
    return std::any_of(scene.labels.begin(), scene.labels.end(), [&](const Label& label) {
        return std::find(label.things.begin(), label.things.end(), Thing{kind, id}) != label.things.end();
    });
}

TEST(Labels, NeverLieOnEachOtherOrOnSymbols) {
    for (const double scale : {1000.0, 400.0, 150.0, 60.0, 20.0, 6.6}) {
        const Ground ground(shipped(), defaultStyle(), viewAt("EPSG:32638", khankendi, scale));
        for (const char* day : {"2021-03-01", "2022-12-20", "2023-08-17", "any"}) {
            for (const auto& languages : std::vector<std::vector<std::string>>{{"en"}, {"en", "hy"}, {"az", "ru"}}) {
                const Scene scene = makeScene(ground, shippedAssertions(), showOn(day, languages));
                EXPECT_EQ(collisionsIn(scene), 0u) << scale << " m a pixel, " << day << ", " << languages.front();
                EXPECT_GT(scene.labels.size(), 5u);
            }
        }
    }
}

TEST(Labels, DoNotCollideInPrintAndInOtherProjections) {
    for (const char* crs : {"EPSG:3857", "EPSG:4326"}) {
        const Scene scene = makeScene(shipped(), shippedAssertions(), showOn("2023-08-17"), defaultStyle(),
                                      viewAt(crs, khankendi, 40.0, 3.125));
        EXPECT_EQ(collisionsIn(scene), 0u) << crs;
    }
}

TEST(Labels, ChiefPlacesAreNamedAtEveryScaleOfTheRegion) {
    for (const double scale : {400.0, 150.0, 60.0}) {
        const Scene scene = makeScene(shipped(), shippedAssertions(), showOn("2023-08-17"), defaultStyle(),
                                      viewAt("EPSG:32638", khankendi, scale));
        for (const char* id : {"khankendi", "shusha", "goris", "lachin", "aghdam"})
            EXPECT_TRUE(isNamed(scene, ThingKind::place, id)) << id << " at " << scale;
    }
}

TEST(Labels, VillagesWaitForCloserScales) {
    const auto at = [](double scale) {
        return makeScene(shipped(), shippedAssertions(), showOn("2023-08-17"), defaultStyle(),
                         viewAt("EPSG:32638", khankendi, scale));
    };
    EXPECT_FALSE(isNamed(at(400.0), ThingKind::place, "khndzoresk"));
    EXPECT_TRUE(isNamed(at(60.0), ThingKind::place, "khndzoresk"));
}

TEST(Labels, StandInTheChosenLanguages) {
    const Scene scene = makeScene(shipped(), shippedAssertions(), showOn("2023-08-17", {"az", "hy"}), defaultStyle(),
                                  viewAt("EPSG:32638", khankendi, 60.0));
    const auto label = std::find_if(scene.labels.begin(), scene.labels.end(), [](const Label& candidate) {
        return candidate.things == std::vector<Thing>{{ThingKind::place, "khankendi"}};
    });
    ASSERT_NE(label, scene.labels.end());
    EXPECT_EQ(label->text, "Xankəndi\nՍտեփանակերտ");
}

TEST(Labels, ArePartOfTheScaleNotOfThePicture) {
    View here = viewAt("EPSG:32638", khankendi, 60.0), there = here;
    there.origin = {9000.0 + 1.0 / 256.0, -71000.5};
    const Scene a = makeScene(shipped(), shippedAssertions(), showOn("2023-08-17"), defaultStyle(), here);
    const Scene b = makeScene(shipped(), shippedAssertions(), showOn("2023-08-17"), defaultStyle(), there);
    ASSERT_EQ(a.labels.size(), b.labels.size());
    for (std::size_t i = 0; i < a.labels.size(); ++i) {
        EXPECT_EQ(a.labels[i].text, b.labels[i].text);
        for (std::size_t k = 0; k < a.labels[i].boxes.size(); ++k) {
            EXPECT_NEAR(a.labels[i].boxes[k].x0 - there.origin.x, b.labels[i].boxes[k].x0, 1e-6);
            EXPECT_NEAR(a.labels[i].boxes[k].y0 - there.origin.y, b.labels[i].boxes[k].y0, 1e-6);
        }
    }
}

TEST(Labels, CanBeSwitchedOff) {
    Show show = showOn("2023-08-17");
    show.layers.labels = false;
    const Scene scene =
        makeScene(shipped(), shippedAssertions(), show, defaultStyle(), viewAt("EPSG:32638", khankendi, 60.0));
    EXPECT_TRUE(scene.labels.empty());
    EXPECT_FALSE(scene.symbols.empty());
}

}  // namespace
}  // namespace corridor::scene
