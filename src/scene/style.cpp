#include "scene/style.hpp"

namespace corridor::scene {
namespace {

using drawing::Colour;
using text::Face;

void setRoads(Style& style) {
    const Colour casing{176, 170, 160, 255}, paper{255, 254, 250, 255};
    style.roads["motorway"] = {{250, 240, 214, 255}, {160, 148, 124, 255}, 1.7, 3.2, 9.0, 0, false};
    style.roads["trunk"] = {{251, 245, 226, 255}, {166, 156, 136, 255}, 1.35, 2.8, 8.0, 0, false};
    style.roads["primary"] = {paper, casing, 1.0, 2.2, 7.0, 1200, false};
    style.roads["secondary"] = {paper, {186, 181, 172, 255}, 0.7, 1.7, 5.5, 600, false};
    style.roads["tertiary"] = {paper, {192, 187, 178, 255}, 0.6, 1.4, 5.0, 250, false};
    style.roads["minor"] = {paper, {198, 193, 184, 255}, 0.5, 1.2, 4.0, 150, false};
    style.roads["unclassified"] = style.roads["minor"];
    style.roads["track"] = {paper, {178, 168, 150, 255}, 0.5, 1.0, 2.0, 150, true};
    style.roads[""] = style.roads["minor"];
}

void setGrounds(Style& style) {
    const GroundStyle forest{{232, 238, 219, 255}, 100, "Forest"};
    const GroundStyle builtUp{{236, 228, 219, 255}, 100, "Built-up area"};
    style.grounds = {{"forest", forest}, {"wood", forest}, {"built-up", builtUp}, {"residential", builtUp}};
}

void setBoundaries(Style& style) {
    style.boundaries["international"] = {{132, 112, 130, 255}, {150, 128, 150, 38}, 1.2, 7.0,
                                         {7, 2.5, 1.2, 2.5},   "State boundary"};
    style.boundaries["former-oblast"] = {
        {140, 130, 100, 255}, {160, 148, 110, 24}, 0.9, 5.0, {1.2, 2.6}, "Former autonomous oblast, to 1991"};
    style.boundaries["ceasefire-line"] = {{120, 96, 72, 255}, {150, 124, 96, 30},          1.1, 6.0,
                                          {4.5, 3.0},         "Line of contact, 1994-2020"};
    style.boundaries[""] = {{140, 130, 130, 255}, {}, 0.9, 0.0, {4.0, 2.5}, "Boundary"};
}

void setPlaces(Style& style) {
    const Colour ink{44, 42, 40, 255}, soft{70, 66, 62, 255};
    const Colour halo{251, 249, 243, 230};
    const TextStyle city{12.5, Face::bold, ink, halo, 1.8, 0.0};
    const TextStyle town{11.5, Face::regular, ink, halo, 1.7, 0.0};
    const TextStyle village{10.5, Face::regular, soft, halo, 1.6, 0.0};
    const TextStyle feature{10.0, Face::italic, soft, halo, 1.5, 0.0};
    const Colour white{255, 255, 255, 255};
    style.places["city"] = {3.2, white, ink, city, 2500, 90};
    style.places["town"] = {2.6, white, ink, town, 420, 60};
    style.places["village"] = {2.0, white, soft, village, 130, 40};
    style.places["bridge"] = {1.8, soft, soft, feature, 110, 45};
    style.places["pass"] = {1.8, soft, soft, feature, 220, 44};
    style.places["junction"] = {1.6, soft, soft, feature, 45, 30};
    const Colour earth{122, 104, 78, 255};
    style.places["spot-height"] = {1.1, earth, earth, {8.5, Face::italic, earth, halo, 1.3, 0.0}, 60, 5};
    style.places[""] = {2.2, white, soft, village, 200, 35};
}

void setCategories(Style& style) {
    const Colour stops{122, 48, 84, 255};   // wine: what stops or harms
    const Colour moves{28, 112, 116, 255};  // teal: what passes or opens
    const Colour speaks{92, 84, 140, 255};  // violet: what is said or agreed
    const Colour guards{120, 92, 44, 255};  // umber: who stands where
    style.categories["closure"] = {stops, "bar"};
    style.categories["detention"] = {stops, "grid"};
    style.categories["incident"] = {stops, "warning"};
    style.categories["hostilities"] = {{74, 26, 52, 255}, "burst"};
    style.categories["displacement"] = {{74, 26, 52, 255}, "people"};
    style.categories["passage"] = {moves, "arrow"};
    style.categories["convoy"] = {moves, "truck"};
    style.categories["infrastructure"] = {moves, "road"};
    style.categories["talks"] = {speaks, "talks"};
    style.categories["proposal"] = {speaks, "talks"};
    style.categories["agreement"] = {speaks, "paper"};
    style.categories["checkpoint"] = {guards, "gate"};
    style.categories["deployment"] = {guards, "post"};
    style.categoryColours = {{64, 84, 110, 255}, {110, 76, 96, 255}, {70, 98, 78, 255},
                             {118, 94, 62, 255}, {88, 74, 116, 255}, {56, 96, 104, 255}};
}

void setText(Style& style) {
    const Colour halo{251, 249, 243, 225};
    style.countryText = {17.0, Face::regular, {140, 134, 124, 190}, {251, 249, 243, 120}, 1.5, 7.0};
    style.lakeText = {10.5, Face::italic, {74, 104, 130, 255}, {226, 236, 243, 200}, 1.4, 0.3};
    style.riverText = {10.0, Face::italic, {74, 104, 130, 255}, halo, 1.5, 0.5};
    style.checkpointText = {11.0, Face::bold, {38, 38, 46, 255}, halo, 1.8, 0.0};
    style.eventText = {10.5, Face::regular, {52, 36, 50, 255}, halo, 1.8, 0.0};
    style.eventDate = {9.5, Face::bold, {52, 36, 50, 255}, halo, 1.7, 0.0};
    style.roadNumber = {8.5, Face::bold, {96, 90, 80, 255}, {}, 0.0, 0.0};
    style.boundaryText = {9.0, Face::italic, {126, 110, 124, 255}, halo, 1.4, 0.4};
    style.furniture = {11.0, Face::regular, {44, 42, 40, 255}, {}, 0.0, 0.0};
}

}  // namespace

Style defaultStyle() {
    Style style;
    style.land = {{250, 247, 239, 255}, {246, 244, 233, 255}, {249, 244, 236, 255},
                  {243, 243, 234, 255}, {248, 246, 234, 255}, {245, 241, 234, 255}};
    style.landClose = {248, 246, 238, 255};
    style.otherArea = {120, 120, 110, 26};
    style.water = {208, 224, 236, 255};
    style.waterLine = {160, 188, 208, 255};
    style.river = {158, 190, 212, 255};
    setGrounds(style);
    setRoads(style);
    setBoundaries(style);
    setPlaces(style);
    setCategories(style);
    setText(style);
    // After Okabe and Ito's and Tol's colour-blind-safe sets, muted.
    style.routes.colours = {{204, 96, 46, 255},  {46, 112, 168, 255}, {36, 142, 112, 255}, {190, 104, 150, 255},
                            {178, 140, 38, 255}, {112, 86, 158, 255}, {86, 166, 198, 255}, {132, 96, 66, 255},
                            {102, 132, 52, 255}, {164, 72, 88, 255},  {70, 90, 130, 255},  {150, 120, 170, 255},
                            {120, 128, 128, 255}};
    return style;
}

}  // namespace corridor::scene
