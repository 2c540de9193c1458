#pragma once

#include <string>
#include <vector>

#include "drawing/display_list.hpp"
#include "scene/scene.hpp"
#include "scene/style.hpp"

namespace corridor::scene {

struct Work;

/// One line of a label.
struct LabelLine {
    std::string text;
    TextStyle style;
};

/// A label of one or more lines that stands at a point.
struct PointLabel {
    std::vector<Thing> things;
    std::vector<LabelLine> lines;
    drawing::Point at;
    double clearance = 0.0;  ///< pixels from the point that its symbol takes up
    double opacity = 1.0;
    bool mayStandOff = false;             ///< where there is no room beside the point, farther off with a line to it
    bool centred = false;                 ///< on the point itself, and nowhere else
    std::vector<drawing::Point> anchors;  ///< with `centred`: other points to try, best first
};

/// Shaped lines set under each other, with the ink's box about an origin.
class TextBlock {
public:
    enum class Alignment { left, centre, right };

    TextBlock(const std::vector<LabelLine>& lines, double ratio);

    double width() const { return m_width; }
    double height() const { return m_height; }
    /// Pixels of the ink when the block's top left corner is at a point.
    drawing::Rect box(drawing::Point topLeft, Alignment alignment) const;
    void draw(std::vector<drawing::Item>& items, drawing::Point topLeft, Alignment alignment, double opacity) const;

private:
    struct Line {
        text::Run run;
        TextStyle style;
        double baseline = 0.0;  ///< below the block's top
        drawing::Rect ink;      ///< about the line's origin
    };
    double offsetOf(const Line& line, Alignment alignment) const;

    std::vector<Line> m_lines;
    double m_ratio = 1.0, m_width = 0.0, m_height = 0.0;
};

/// Sets a label where it is free, best at the right of its point, and keeps clear of routes if it can. False
/// where there is no room.
bool place(Work& work, const PointLabel& label);

/// Sets a name along a line, again and again with free stretches between, each letter turned with the line.
struct LineLabel {
    std::vector<Thing> things;
    std::string text;
    TextStyle style;
    double offset = 0.0;  ///< pixels from the line to the middle of the letters, upwards
    double opacity = 1.0;
    int most = 24;  ///< how often at most
    bool keepClearOfRoutes = true;
};
/// How many were set. `points` is one line of the plane.
int placeAlong(Work& work, const LineLabel& label, const std::vector<drawing::Point>& points);

}  // namespace corridor::scene
