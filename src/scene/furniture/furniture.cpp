#include "scene/furniture.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "panel.hpp"

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

namespace {

/// Puts the parts where there is room, the more important first.
class Layout {
public:
    explicit Layout(const Table& table) : m_table(table), m_gap(table.pixels(6.0)) {
        m_room = {0.0, 0.0, static_cast<double>(table.frame.width), static_cast<double>(table.frame.height)};
    }

    Furniture made() {
        const FurnitureChoice& choice = m_table.choice;
        m_result.north = northOf(m_table);
        setCredit();
        if (choice.graticule) setGraticule();
        m_room = grown(m_room, -m_gap);
        drawCredit();
        if (choice.titleShown) setTitle();
        if (choice.scaleBar) setScaleBar();
        if (choice.northArrow) setNorthArrow();
        if (choice.legend) setLegend();
        if (choice.sources) setSources();
        auto list = std::make_shared<drawing::DisplayList>();
        list->background = {255, 255, 255, 0};
        list->items = std::move(m_items);
        m_result.list = std::move(list);
        return std::move(m_result);
    }

private:
    bool isFree(const Rect& box) const {
        if (box.x0 < m_room.x0 || box.y0 < m_room.y0 || box.x1 > m_room.x1 || box.y1 > m_room.y1) return false;
        return std::none_of(m_result.blocks.begin(), m_result.blocks.end(), [&](const Block& block) {
            return block.part != Part::graticule && drawing::overlap(grown(block.box, 0.5 * m_gap), box);
        });
    }

    bool set(Part part, const Panel& panel, Point topLeft) {
        const Point size = panel.size();
        const Rect box{topLeft.x, topLeft.y, topLeft.x + size.x, topLeft.y + size.y};
        if (panel.rows.empty() || !isFree(box)) return false;
        panel.draw(m_items, topLeft, m_table.style, m_table.view.pixelRatio);
        m_result.blocks.push_back({part, box});
        return true;
    }

    void setGraticule() {
        const double strip = graticuleWidth(m_table);
        const double least = std::min(m_room.width(), m_room.height());
        if (least < 12.0 * strip) return;
        addGraticule(m_items, m_table);
        m_result.blocks.push_back({Part::graticule, m_room});
        m_room = grown(m_room, -strip);
    }

    /// Along the bottom edge over the whole width. Its height is known before all else has its place.
    void setCredit() {
        const FurnitureChoice& choice = m_table.choice;
        const bool hasGraticule =
            choice.graticule && std::min(m_room.width(), m_room.height()) >= 12.0 * graticuleWidth(m_table);
        const double strip = hasGraticule ? graticuleWidth(m_table) : 0.0;
        const double width = m_room.width() - 2.0 * strip - 2.0 * m_gap;
        for (const auto& [credit, disclaimer] : {std::pair{true, true}, {false, true}}) {
            const Panel panel = creditPanel(m_table, credit && choice.credit, disclaimer && choice.disclaimer,
                                            width - 2.0 * m_table.pixels(5.0));
            if (panel.rows.empty()) continue;
            const Point size = panel.size();
            if (size.y > 0.4 * m_room.height() || size.x > width + 0.5) continue;
            const Point topLeft{strip + m_gap, m_room.y1 - strip - m_gap - size.y};
            m_credit = {panel, topLeft};
            const Rect box{topLeft.x, topLeft.y, topLeft.x + size.x, topLeft.y + size.y};
            m_result.blocks.push_back({Part::disclaimer, box});
            if (credit && choice.credit && !m_table.atlas.credit.empty())
                m_result.blocks.push_back({Part::credit, box});
            break;
        }
        m_hasCredit = !m_credit.panel.rows.empty();
    }

    void drawCredit() {
        if (m_hasCredit) m_credit.panel.draw(m_items, m_credit.topLeft, m_table.style, m_table.view.pixelRatio);
    }

    void setTitle() {
        const double width = std::min(0.6 * m_room.width(), m_table.pixels(430.0));
        const Panel panel = titlePanel(m_table, width);
        if (panel.size().y < 0.4 * m_room.height()) set(Part::title, panel, {m_room.x0, m_room.y0});
    }

    double lowest() const {
        double y = m_room.y1;
        for (const Block& block : m_result.blocks) {
            if (block.part == Part::disclaimer) y = std::min(y, block.box.y0 - m_gap);
        }
        return y;
    }

    void setScaleBar() {
        const auto bar = scaleBarOf(m_table, std::min(m_table.pixels(170.0), 0.3 * m_room.width()));
        if (!bar) return;
        const Point size = scaleBarSize(m_table, *bar);
        const Point topLeft{m_room.x0, lowest() - size.y};
        const Rect box{topLeft.x, topLeft.y, topLeft.x + size.x, topLeft.y + size.y};
        if (!isFree(box)) return;
        addScaleBar(m_items, m_table, *bar, topLeft);
        m_result.scaleBar = bar;
        m_result.blocks.push_back({Part::scaleBar, box});
    }

    void setNorthArrow() {
        if (!std::isfinite(m_result.north.value)) return;
        const double side = m_table.pixels(42.0);
        const Rect box{m_room.x1 - side, m_room.y0, m_room.x1, m_room.y0 + side};
        if (!isFree(box) || m_room.height() < 5.0 * side) return;
        addGround(m_items, box, m_table.style, m_table.view.pixelRatio);
        addNorthArrow(m_items, m_table, m_result.north, {0.5 * (box.x0 + box.x1), box.y0 + 0.56 * side}, 0.56 * side);
        m_result.blocks.push_back({Part::northArrow, box});
    }

    const Block* find(Part part) const {
        for (const Block& block : m_result.blocks) {
            if (block.part == part) return &block;
        }
        return nullptr;
    }

    /// Under the title, else at the right; with less in it where all is too much. Never over more than a third
    /// of the picture.
    void setLegend() {
        const double whole = m_room.width() * m_room.height();
        const Block* title = find(Part::title);
        const double top = title ? title->box.y1 + m_gap : m_room.y0;
        for (const auto detail :
             {LegendDetail::full, LegendDetail::noRoads, LegendDetail::noMarks, LegendDetail::statusesOnly}) {
            Panel panel = legendPanel(m_table, detail, std::min(m_table.pixels(270.0), 0.44 * m_room.width()));
            for (const int columns : {1, 2}) {
                panel.columns = columns;
                const Point size = panel.size();
                if (size.x * size.y > 0.3 * whole || size.x > 0.55 * m_room.width()) continue;
                if (set(Part::legend, panel, {m_room.x0, top})) return;
                const double right = m_room.x1 - size.x;
                const Block* north = find(Part::northArrow);
                if (set(Part::legend, panel, {right, north ? north->box.y1 + m_gap : m_room.y0})) return;
            }
        }
    }

    void setSources() {
        const auto sources = sourcesIn(m_table.scene, m_table.atlas, m_table.state, m_table.show, m_table.rectangle);
        if (sources.empty()) return;
        const double whole = m_room.width() * m_room.height();
        for (const int columns : {1, 2, 3}) {
            Panel panel = sourcesPanel(m_table, sources, m_table.pixels(230.0));
            panel.columns = columns;
            const Point size = panel.size();
            if (size.y > 0.45 * m_room.height() || size.x * size.y > 0.2 * whole) continue;
            if (set(Part::sources, panel, {m_room.x1 - size.x, lowest() - size.y})) {
                m_result.sources = sources;
                return;
            }
        }
    }

    struct Placed {
        Panel panel;
        Point topLeft;
    };

    const Table& m_table;
    double m_gap;
    Rect m_room;
    bool m_hasCredit = false;
    Placed m_credit;
    Items m_items;
    Furniture m_result;
};

}  // namespace

Rect rectangleOf(const View& view, const Frame& frame) {
    const Point at = pixelOf(view, frame.topLeft);
    return {at.x, at.y, at.x + frame.width, at.y + frame.height};
}

Furniture makeFurniture(const Scene& scene, const model::Atlas& atlas, const study::State& state, const Show& show,
                        const Style& style, const View& view, const Frame& frame,
                        const FurnitureChoice& choice) {
    const Table table{scene, atlas, state, show, style, view, frame, choice, rectangleOf(view, frame)};
    return Layout(table).made();
}

std::shared_ptr<const drawing::DisplayList> joined(const Scene& scene, const Furniture& furniture) {
    auto list = std::make_shared<drawing::DisplayList>(*scene.list);
    list->items.insert(list->items.end(), furniture.list->items.begin(), furniture.list->items.end());
    return list;
}

}  // namespace corridor::scene
