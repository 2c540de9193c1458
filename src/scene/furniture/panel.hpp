#pragma once

#include <functional>
#include <string>
#include <vector>

#include "../plane.hpp"
#include "../symbols.hpp"
#include "scene/furniture.hpp"

namespace corridor::scene {

/// What every part of the furniture needs to know.
struct Table {
    const Scene& scene;
    const model::Atlas& atlas;
    const study::State& state;
    const Show& show;
    const Style& style;
    const View& view;
    const Frame& frame;
    const FurnitureChoice& choice;
    drawing::Rect rectangle;  ///< of the picture, in the scene's pixels

    double pixels(double at96dpi) const { return at96dpi * view.pixelRatio; }
    /// CRS coordinates of a pixel of the picture.
    geodesy::XY at(drawing::Point pixel) const;
};

/// Type for one sort of text in a panel.
struct Type {
    double size = 10.0;  ///< pixels, the ratio included
    text::Face face = text::Face::regular;
    drawing::Colour colour{};
};
Type bodyType(const Table& table);
Type smallType(const Table& table);
Type headingType(const Table& table);
Type titleType(const Table& table);

double widthOf(const std::string& text, const Type& type);
/// Lines of at most `width` pixels, cut at spaces; a longer word stands alone.
std::vector<std::string> linesOf(const std::string& text, const Type& type, double width);
void addText(Items& items, const std::string& text, drawing::Point baseline, const Type& type);

/// One row of a panel: a sample, perhaps, and lines of text.
struct Row {
    std::function<void(Items&, const drawing::Rect&)> sample;  ///< draws into the box at the row's left
    std::vector<std::pair<std::string, Type>> lines;
    double spaceBefore = 0.0;
};

/// Rows under each other on a ground.
struct Panel {
    std::vector<Row> rows;
    double sampleWidth = 0.0;  ///< pixels kept free at the left of all rows; 0: no samples
    double padding = 6.0;
    int columns = 1;

    /// Pixels that it takes up.
    drawing::Point size() const;
    void draw(Items& items, drawing::Point topLeft, const Style& style, double ratio) const;

private:
    std::vector<std::vector<std::size_t>> columnsOfRows() const;
    double heightOf(const Row& row, bool isFirst) const;
    double widthOf(const std::vector<std::size_t>& column) const;
};

/// A sheet on which a panel stands.
void addGround(Items& items, const drawing::Rect& box, const Style& style, double ratio);

Panel titlePanel(const Table& table, double width);
/// How much of the legend there is room for.
enum class LegendDetail { full, noRoads, noMarks, statusesOnly };
Panel legendPanel(const Table& table, LegendDetail detail, double width);
Panel sourcesPanel(const Table& table, const std::vector<std::string>& sources, double width);
Panel creditPanel(const Table& table, bool credit, bool disclaimer, double width);

/// The bar, true at the picture's middle; nullopt where the projection does not reach there.
std::optional<ScaleBar> scaleBarOf(const Table& table, double longest);
drawing::Point scaleBarSize(const Table& table, const ScaleBar& bar);
void addScaleBar(Items& items, const Table& table, const ScaleBar& bar, drawing::Point topLeft);
/// Direction of north at the picture's middle, clockwise from straight up.
units::Degrees northOf(const Table& table);
void addNorthArrow(Items& items, const Table& table, units::Degrees north, drawing::Point middle, double size);

/// Width of the strip along the picture's edges that the graticule's numbers need.
double graticuleWidth(const Table& table);
void addGraticule(Items& items, const Table& table);

}  // namespace corridor::scene
