#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "../theme.hpp"
#include "panels.hpp"
#include "pieces.hpp"
#include "wording/status.hpp"

namespace corridor::viewer {

namespace {

constexpr int laneCount = 4;
constexpr float laneHeight = 13.0F, markHeight = 10.0F, barHeight = 9.0F;
constexpr float trackLeft = 226.0F, trackRight = 28.0F;

/// Where the rows of the track lie.
struct Rows {
    float lanesTop, barTop, axisTop, bottom;
};

Rows rowsFrom(float top) {
    const float lanes = top + 14.0F;
    const float bar = lanes + static_cast<float>(laneCount) * laneHeight + 24.0F;
    return {lanes, bar, bar + barHeight + 4.0F, bar + barHeight + 30.0F};
}

std::string longDay(units::Date day) {
    static constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
    return fmt::format("{} {} {}", day.day(), months[static_cast<std::size_t>(day.month() - 1)], day.year());
}

const char* weekday(units::Date day) {
    static constexpr std::array<const char*, 7> names{"Thursday", "Friday",  "Saturday", "Sunday",
                                                      "Monday",   "Tuesday", "Wednesday"};  // 1970-01-01 was a Thursday
    return names[static_cast<std::size_t>(((day.days() % 7) + 7) % 7)];
}

void controls(Session& session) {
    ImGui::SetCursorPos(ImVec2(16.0F, 14.0F));
    const std::optional<units::Date> on = session.question().on;
    {
        const WithFont font(fonts().title);
        ImGui::TextUnformatted(on ? longDay(*on).c_str() : "Any day");
    }
    ImGui::SetCursorPosX(16.0F);
    smallText(on ? weekday(*on) : "dates are left out of account", colour::muted);
    ImGui::SetCursorPos(ImVec2(14.0F, 76.0F));
    if (signButton("previous", 'l', "Previous event ( [ )", 34.0F)) session.stepEvent(-1);
    ImGui::SameLine(0.0F, 6.0F);
    const bool playing = session.isPlaying();
    if (signButton("play", playing ? '|' : 'p', playing ? "Stop (Space)" : "Play (Space)", 38.0F))
        session.togglePlaying();
    ImGui::SameLine(0.0F, 6.0F);
    if (signButton("next", 'r', "Next event ( ] )", 34.0F)) session.stepEvent(1);
}

void drawAxis(ImDrawList* list, const TimeAxis& axis, const Rows& rows) {
    for (const TimeTick& tick : ticks(axis)) {
        const auto x = static_cast<float>(std::round(tick.x));
        const float top = tick.isMajor ? rows.lanesTop - 6.0F : rows.axisTop - 2.0F;
        list->AddLine(ImVec2(x, top), ImVec2(x, rows.axisTop + 4.0F), tick.isMajor ? colour::line : colour::faint);
        const float labelWidth = fonts().small->CalcTextSizeA(15.0F, 1e4F, 0.0F, tick.label.c_str()).x;
        if (x + 3.0F + labelWidth > static_cast<float>(axis.right) + 20.0F) continue;
        list->AddText(fonts().small, 15.0F, ImVec2(x + 3.0F, rows.axisTop + 2.0F),
                      tick.isMajor ? colour::ink : colour::muted, tick.label.c_str());
    }
}

void drawBars(ImDrawList* list, const Session& session, const TimeAxis& axis, const Rows& rows) {
    const std::optional<std::string> route = session.timelineRoute();
    if (!route) return;
    const ImU32 colour = colour::ofRoute(session.atlas(), *route);
    const std::string name = nameOf(session.atlas(), {ThingKind::route, *route}, session.question().languages);
    list->AddText(fonts().small, 14.0F, ImVec2(static_cast<float>(axis.left), rows.barTop - 18.0F), colour::muted,
                  name.c_str());
    for (const TimeBar& bar : bars(session.timelineIntervals(), axis)) {
        const ImVec2 low(static_cast<float>(bar.left), rows.barTop);
        const ImVec2 high(std::max(static_cast<float>(bar.right), low.x + 1.0F), rows.barTop + barHeight);
        ribbon(list, low, high, colour, bar.status, bar.uncertain ? 0.5F : 1.0F);
    }
}

ImVec2 markTop(const TimeMark& mark, const Rows& rows) {
    const float y = rows.lanesTop + static_cast<float>(laneCount - 1 - mark.lane) * laneHeight + 2.0F;
    return ImVec2(static_cast<float>(mark.left), y);
}

void drawMark(ImDrawList* list, const TimeMark& mark, const Rows& rows, ImU32 own, bool strong, bool hidden) {
    const ImU32 colour = hidden ? colour::faint : own;
    const ImVec2 low = markTop(mark, rows);
    const ImVec2 high(static_cast<float>(mark.right), low.y + markHeight);
    const float rounding = std::min(markHeight, high.x - low.x) / 2.0F;
    const float middle = (low.y + high.y) / 2.0F;
    if (mark.solidRight > mark.solidLeft) {
        if (mark.solidRight - mark.solidLeft < mark.right - mark.left) {
            list->AddRectFilled(low, high, colour::faded(colour, 0.25F), rounding);
        }
        list->AddRectFilled(ImVec2(static_cast<float>(mark.solidLeft), low.y),
                            ImVec2(static_cast<float>(mark.solidRight), high.y),
                            colour::faded(colour, hidden ? 0.4F : 0.92F), rounding);
    } else {
        // Some day in between: a thin line over all possible days, with a ring at each bound.
        list->AddRectFilled(ImVec2(low.x, middle - 1.5F), ImVec2(high.x, middle + 1.5F), colour::faded(colour, 0.4F));
        if (!mark.openStart) list->AddCircle(ImVec2(low.x + 4.0F, middle), 4.0F, colour, 16, 1.6F);
        if (!mark.openEnd) list->AddCircle(ImVec2(high.x - 4.0F, middle), 4.0F, colour, 16, 1.6F);
    }
    if (strong)
        list->AddRect(ImVec2(low.x - 2.0F, low.y - 2.0F), ImVec2(high.x + 2.0F, high.y + 2.0F), colour::ink,
                      rounding + 2.0F, 0, 1.5F);
}

void drawPlayhead(ImDrawList* list, float x, const Rows& rows, bool held) {
    const float top = rows.lanesTop - 8.0F;
    list->AddLine(ImVec2(x, top), ImVec2(x, rows.axisTop + 2.0F), colour::accent, 2.0F);
    list->AddCircleFilled(ImVec2(x, top), held ? 8.0F : 7.0F, colour::accent, 24);
    list->AddCircleFilled(ImVec2(x, top), 2.6F, colour::white, 16);
}

const TimeMark* markUnder(const std::vector<TimeMark>& all, const Rows& rows, ImVec2 mouse) {
    const TimeMark* nearest = nullptr;
    for (const TimeMark& mark : all) {
        const ImVec2 low = markTop(mark, rows);
        const bool inside = mouse.x >= low.x - 3.0F && mouse.x <= static_cast<float>(mark.right) + 3.0F &&
                            mouse.y >= low.y - 2.0F && mouse.y <= low.y + markHeight + 2.0F;
        const bool shorter = !nearest || mark.right - mark.left < nearest->right - nearest->left;
        if (inside && shorter) nearest = &mark;
    }
    return nearest;
}

void tipOfMark(const Session& session, const TimeMark& mark) {
    const model::Event event = session.atlas().events.event(mark.event);
    ImGui::BeginTooltip();
    ImGui::TextUnformatted(nameOf(session.atlas(), {ThingKind::event, event.id}, session.question().languages).c_str());
    dot(colour::ofCategory(session.atlas(), event.category));
    smallText(fmt::format("{}, {}", event.category, dateWords(*event.date)), colour::muted);
    ImGui::EndTooltip();
}

void tipOfBar(const Session& session, const TimeAxis& axis, const Rows& rows, ImVec2 mouse) {
    if (mouse.y < rows.barTop - 2.0F || mouse.y > rows.barTop + barHeight + 2.0F) return;
    const std::optional<std::string> route = session.timelineRoute();
    if (!route) return;
    const units::Date day = axis.dayAt(mouse.x);
    for (const access::Interval& interval : session.timelineIntervals()) {
        if (!interval.days.contains(day)) continue;
        ImGui::BeginTooltip();
        ImGui::TextUnformatted(
            nameOf(session.atlas(), {ThingKind::route, *route}, session.question().languages).c_str());
        swatch(colour::ofRoute(session.atlas(), *route), interval.answer.status);
        const wording::Speech speech{session.atlas(), session.question().languages, session.question().viewpoint};
        smallText(fmt::format("{}, {}", wording::statusWords(speech, interval.answer), units::toString(interval.days)),
                  colour::muted);
        ImGui::EndTooltip();
    }
}

std::vector<std::size_t> shownCategories(const Session& session) {
    const std::vector<std::string>& all = session.atlas().events.columns().categories;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (session.layers().hiddenCategories.count(all[i]) == 0) shown.push_back(i);
    }
    return shown;
}

std::int64_t countAt(const TimeHistogram& histogram, const std::vector<std::size_t>& categories, std::size_t pixel) {
    std::int64_t sum = 0;
    for (const std::size_t i : categories) sum += histogram.counts[i][pixel];
    return sum;
}

/// A column for each pixel, its categories upon one another; the highest fills the lanes.
void drawHistogram(ImDrawList* list, const Session& session, const TimeHistogram& histogram, const TimeAxis& axis,
                   const Rows& rows) {
    const std::vector<std::size_t> categories = shownCategories(session);
    const std::size_t width = histogram.counts.empty() ? 0 : histogram.counts.front().size();
    std::vector<ImU32> colours;
    for (const std::string& category : session.atlas().events.columns().categories)
        colours.push_back(colour::ofCategory(session.atlas(), category));
    std::int64_t most = 1;
    for (std::size_t x = 0; x < width; ++x) most = std::max(most, countAt(histogram, categories, x));
    const float height = static_cast<float>(laneCount) * laneHeight, bottom = rows.lanesTop + height;
    for (std::size_t x = 0; x < width; ++x) {
        const float left = static_cast<float>(axis.left) + static_cast<float>(x);
        std::int64_t below = 0;
        for (const std::size_t i : categories) {
            const std::int64_t count = histogram.counts[i][x];
            if (count == 0) continue;
            const auto levelOf = [&](std::int64_t sum) {
                return bottom - height * static_cast<float>(sum) / static_cast<float>(most);
            };
            list->AddRectFilled(ImVec2(left, levelOf(below + count)), ImVec2(left + 1.0F, levelOf(below)), colours[i]);
            below += count;
        }
    }
}

void tipOfHistogram(const Session& session, const TimeHistogram& histogram, const TimeAxis& axis, const Rows& rows,
                    ImVec2 mouse) {
    const auto pixel = static_cast<std::ptrdiff_t>(mouse.x - static_cast<float>(axis.left));
    const auto width = static_cast<std::ptrdiff_t>(histogram.counts.empty() ? 0 : histogram.counts.front().size());
    if (pixel < 0 || pixel >= width || mouse.y > rows.barTop - 20.0F) return;
    const std::int64_t count = countAt(histogram, shownCategories(session), static_cast<std::size_t>(pixel));
    const units::DayRange days{axis.dayAt(mouse.x), axis.dayAt(mouse.x + 1.0F).plusDays(1)};
    ImGui::BeginTooltip();
    ImGui::TextUnformatted(fmt::format("{} events may lie here", count).c_str());
    smallText(units::toString(days), colour::muted);
    ImGui::EndTooltip();
}

const TimelineEvents& eventsOn(const TimeAxis& axis, const model::Atlas& atlas, PanelState& state) {
    if (state.timeline && state.timeline->axis == axis) return *state.timeline;
    TimelineEvents events{axis, {}, {}};
    if (areMany(atlas.events.columns(), axis))
        events.histogram = histogramOf(atlas.events.columns(), axis);
    else
        events.marks = marks(atlas, axis, laneCount, markHeight);
    return state.timeline.emplace(std::move(events));
}

/// A press on an event takes it; a press or drag anywhere else, and every drag, moves the playhead.
void scrub(Session& session, PanelState& state, const TimeAxis& axis, const TimeMark* under) {
    const float x = ImGui::GetIO().MousePos.x;
    if (ImGui::IsItemActivated()) {
        state.scrubbing = true;
        if (session.isPlaying()) session.togglePlaying();
        if (under) {
            const model::Event event = session.atlas().events.event(under->event);
            open(session, state, {ThingKind::event, event.id});
            const units::Date lower = event.date->lower(), upper = event.date->upper();
            session.setDay(lower.isFinite() ? lower : upper.isFinite() ? upper : axis.dayAt(x));
            state.scrubbing = false;
        }
    }
    if (!ImGui::IsItemActive()) state.scrubbing = false;
    const bool dragged = ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4.0F);
    if (ImGui::IsItemActive() && (state.scrubbing || dragged)) {
        state.scrubbing = true;
        session.setDay(axis.dayAt(x));
    }
}

/// The wheel over the track zooms it about the pointer; sideways it moves the track.
void wheel(Session& session, PanelState& state, const TimeAxis& axis) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel != 0.0F && !io.KeyShift) {
        state.axisDays = zoomed(axis, std::exp2(io.MouseWheel / 2.0F), io.MousePos.x, session.window()).days;
    }
    const float sideways = io.MouseWheelH != 0.0F ? io.MouseWheelH : io.KeyShift ? io.MouseWheel : 0.0F;
    if (sideways != 0.0F) {
        const auto step = std::max<std::int64_t>(1, axis.days.count() / 12);
        state.axisDays =
            moved(axis, static_cast<std::int32_t>(std::lround(-sideways * static_cast<float>(step))), session.window())
                .days;
    }
}

/// The playhead never leaves the part that is shown.
void follow(const Session& session, PanelState& state) {
    if (state.axisDays.empty() || !state.axisDays.from.isFinite()) state.axisDays = session.window();
    const std::optional<units::Date> on = session.question().on;
    if (!on || state.axisDays.contains(*on)) return;
    const TimeAxis axis{state.axisDays, 0.0, 1.0};
    const std::int32_t middle = state.axisDays.from.days() + static_cast<std::int32_t>(axis.days.count() / 2);
    state.axisDays = moved(axis, on->days() - middle, session.window()).days;
}

void track(Session& session, PanelState& state, const Rows& rows, float right) {
    follow(session, state);
    const TimeAxis axis{state.axisDays, trackLeft, right};
    const TimelineEvents& events = eventsOn(axis, session.atlas(), state);
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImGui::SetCursorScreenPos(ImVec2(trackLeft - 8.0F, rows.lanesTop - 14.0F));
    ImGui::InvisibleButton("track", ImVec2(right - trackLeft + 16.0F, rows.bottom - rows.lanesTop + 14.0F));
    const bool hovered = ImGui::IsItemHovered();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const TimeMark* under = hovered ? markUnder(events.marks, rows, mouse) : nullptr;
    scrub(session, state, axis, under);
    if (hovered) wheel(session, state, axis);
    drawAxis(list, axis, rows);
    drawBars(list, session, axis, rows);
    const std::optional<Thing>& chosen = session.selection();
    if (events.histogram) drawHistogram(list, session, *events.histogram, axis, rows);
    for (const TimeMark& mark : events.marks) {
        const std::string& category = session.atlas().events.category(mark.event);
        const bool isChosen = chosen && chosen->kind == ThingKind::event &&
                              session.atlas().events.id(mark.event) == chosen->id;
        drawMark(list, mark, rows, colour::ofCategory(session.atlas(), category), &mark == under || isChosen,
                 session.layers().hiddenCategories.count(category) != 0);
    }
    if (session.question().on) {
        drawPlayhead(list, static_cast<float>(std::round(axis.middleOf(*session.question().on))), rows,
                     state.scrubbing);
    }
    if (under && !state.scrubbing) {
        tipOfMark(session, *under);
    } else if (hovered && !state.scrubbing) {
        if (events.histogram) tipOfHistogram(session, *events.histogram, axis, rows, mouse);
        tipOfBar(session, axis, rows, mouse);
    }
}

}  // namespace

void timelinePanel(Session& session, PanelState& state) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float top = screen.y - measure::timeline;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
    beginCard("timeline", ImVec2(-1.0F, top), ImVec2(screen.x + 2.0F, measure::timeline + 1.0F),
              ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    controls(session);
    const float right = std::max(screen.x - trackRight, trackLeft + 80.0F);
    track(session, state, rowsFrom(top + 8.0F), right);
    ImGui::End();
}

}  // namespace corridor::viewer
