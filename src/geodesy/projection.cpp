#include "geodesy/projection.hpp"

#include <proj.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <utility>

#include "geodesy/geodesic.hpp"

namespace corridor::geodesy {

namespace {

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
using ContextPtr = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using PjPtr = std::unique_ptr<PJ, PjDeleter>;

/// What PROJ said last on this thread.
thread_local std::string lastWords;

void keepWords(void*, int level, const char* message) {
    if (level == PJ_LOG_ERROR) lastWords = message;
}

PJ_CONTEXT* context() {
    thread_local const ContextPtr own = [] {
        ContextPtr made(proj_context_create());
        proj_context_set_enable_network(made.get(), 0);
        proj_log_level(made.get(), PJ_LOG_ERROR);
        proj_log_func(made.get(), nullptr, keepWords);
        return made;
    }();
    return own.get();
}

std::string reason() {
    if (!lastWords.empty()) return lastWords;
    const int code = proj_context_errno(context());
    const char* text = code == 0 ? nullptr : proj_context_errno_string(context(), code);
    return text == nullptr ? "PROJ gives no reason" : text;
}

[[noreturn]] void refuse(const std::string& definition, const std::string& why) {
    throw UnknownCrs("unknown coordinate reference system \"" + definition + "\": " + why);
}

/// A PROJ string names a system only with `+type=crs`.
std::string asCrs(const std::string& definition) {
    const bool isProjString =
        definition.find("proj=") != std::string::npos || definition.find("init=") != std::string::npos;
    const bool isComplete = definition.find("type=crs") != std::string::npos ||
                            definition.find('[') != std::string::npos || definition.find('{') != std::string::npos;
    return isProjString && !isComplete ? definition + " +type=crs" : definition;
}

PjPtr readCrs(const std::string& definition) {
    lastWords.clear();
    PjPtr crs(proj_create(context(), asCrs(definition).c_str()));
    if (!crs) refuse(definition, reason());
    if (proj_is_crs(crs.get()) == 0) refuse(definition, "it is not a coordinate reference system");
    return crs;
}

PjPtr makeTransformation(const std::string& definition) {
    const PjPtr crs = readCrs(definition);
    const PjPtr source(proj_create(context(), "OGC:CRS84"));
    if (!source) refuse(definition, reason());
    const PjPtr raw(proj_create_crs_to_crs_from_pj(context(), source.get(), crs.get(), nullptr, nullptr));
    if (!raw) refuse(definition, reason());
    PjPtr normal(proj_normalize_for_visualization(context(), raw.get()));
    if (!normal) refuse(definition, reason());
    return normal;
}

/// The horizontal system itself, without what is bound to it or stands on it.
PjPtr horizontalOf(PjPtr crs) {
    for (PJ_TYPE type = proj_get_type(crs.get()); type == PJ_TYPE_BOUND_CRS || type == PJ_TYPE_COMPOUND_CRS;
         type = proj_get_type(crs.get())) {
        PjPtr inner(type == PJ_TYPE_BOUND_CRS ? proj_get_source_crs(context(), crs.get())
                                              : proj_crs_get_sub_crs(context(), crs.get(), 0));
        if (!inner) break;
        crs = std::move(inner);
    }
    return crs;
}

std::string unitOf(const PJ* crs) {
    const PjPtr system(proj_crs_get_coordinate_system(context(), crs));
    const char* unit = nullptr;
    if (!system || proj_cs_get_axis_info(context(), system.get(), 0, nullptr, nullptr, nullptr, nullptr, &unit, nullptr,
                                         nullptr) == 0) {
        return "unknown";
    }
    return unit == nullptr ? "unknown" : unit;
}

/// The transformations of this thread, the last used one first. PROJ objects belong to one thread; the few
/// that a program uses at a time stay, older ones are let go.
struct Own {
    std::uint64_t id = 0;
    PjPtr pj;
};
constexpr std::size_t mostOwn = 16;

PJ* ownTransformation(std::uint64_t id, const std::string& definition) {
    context();  // made first, so that it outlives the transformations
    thread_local std::vector<Own> own;
    const auto found = std::find_if(own.begin(), own.end(), [&](const Own& one) { return one.id == id; });
    if (found == own.begin() && found != own.end()) return found->pj.get();
    if (found != own.end()) {
        std::rotate(own.begin(), found, found + 1);
        return own.front().pj.get();
    }
    Own made;
    made.id = id;
    made.pj = makeTransformation(definition);
    own.insert(own.begin(), std::move(made));
    if (own.size() > mostOwn) own.pop_back();
    return own.front().pj.get();
}

std::atomic<std::uint64_t> nextId{1};

}  // namespace

struct Projection::Impl {
    std::uint64_t id = 0;
    std::string definition;
    std::string name;
    std::string wkt;
    std::string unitName;
    bool isGeographic = false;

    PJ* transformation() const { return ownTransformation(id, definition); }
};

Projection::Projection(const std::string& definition) {
    auto impl = std::make_shared<Impl>();
    impl->id = nextId++;
    impl->definition = definition;
    impl->transformation();

    PjPtr crs = readCrs(definition);
    const char* name = proj_get_name(crs.get());
    impl->name = name == nullptr || std::string(name) == "unknown" ? definition : name;
    const char* wkt = proj_as_wkt(context(), crs.get(), PJ_WKT2_2019, nullptr);
    if (wkt != nullptr) impl->wkt = wkt;
    const PjPtr horizontal = horizontalOf(std::move(crs));
    const PJ_TYPE type = proj_get_type(horizontal.get());
    if (type == PJ_TYPE_VERTICAL_CRS || type == PJ_TYPE_GEOCENTRIC_CRS || type == PJ_TYPE_TEMPORAL_CRS ||
        type == PJ_TYPE_ENGINEERING_CRS) {
        refuse(definition, "it has no east and north");
    }
    impl->isGeographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    impl->unitName = unitOf(horizontal.get());
    m_impl = std::move(impl);
}

std::optional<XY> Projection::forward(units::LonLat position) const {
    if (!units::isValid(position)) return std::nullopt;
    PJ* pj = m_impl->transformation();
    const PJ_COORD out = proj_trans(pj, PJ_FWD, proj_coord(position.lon, position.lat, 0.0, HUGE_VAL));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) return std::nullopt;
    return XY{out.xy.x, out.xy.y};
}

std::optional<units::LonLat> Projection::inverse(XY point) const {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return std::nullopt;
    PJ* pj = m_impl->transformation();
    const PJ_COORD out = proj_trans(pj, PJ_INV, proj_coord(point.x, point.y, 0.0, HUGE_VAL));
    if (!std::isfinite(out.lp.lam) || !std::isfinite(out.lp.phi)) return std::nullopt;
    units::LonLat position{out.lp.lam, out.lp.phi};
    if (std::abs(position.lon) > 180.0) position.lon = std::remainder(position.lon, 360.0);
    if (!units::isValid(position)) return std::nullopt;
    return position;
}

std::vector<XY> Projection::forward(const units::Line& line) const {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<XY> points;
    points.reserve(line.size());
    for (const units::LonLat& position : line) points.push_back(forward(position).value_or(XY{none, none}));
    return points;
}

units::Degrees Projection::gridConvergence(units::LonLat position) const {
    // A meridian's direction in the grid, by central differences over some 22 m; towards a pole one-sided.
    constexpr double step = 1e-4;
    const auto north = forward(units::LonLat{position.lon, std::min(position.lat + step, 90.0)});
    const auto south = forward(units::LonLat{position.lon, std::max(position.lat - step, -90.0)});
    if (!north || !south) return {std::numeric_limits<double>::quiet_NaN()};
    return {std::atan2(north->x - south->x, north->y - south->y) * (180.0 / std::numbers::pi)};
}

double Projection::unitsPerMetre(units::LonLat position) const {
    constexpr units::Metres step{10.0};
    const auto across = [&](double azimuth) {
        const auto ahead = forward(destination(position, {azimuth}, step));
        const auto behind = forward(destination(position, {azimuth + 180.0}, step));
        if (!ahead || !behind) return std::numeric_limits<double>::quiet_NaN();
        return std::hypot(ahead->x - behind->x, ahead->y - behind->y) / (2.0 * step.value);
    };
    return 0.5 * (across(90.0) + across(0.0));
}

const std::string& Projection::definition() const {
    return m_impl->definition;
}
std::string Projection::wkt() const {
    return m_impl->wkt;
}
std::string Projection::name() const {
    return m_impl->name;
}
std::string Projection::unitName() const {
    return m_impl->unitName;
}
bool Projection::isGeographic() const {
    return m_impl->isGeographic;
}

std::string library() {
    return std::string("PROJ ") + proj_info().version;
}

std::string webMercator() {
    return "EPSG:3857";
}

std::string utmZoneOf(units::LonLat position) {
    if (position.lat >= 84.0) return "EPSG:5041";
    if (position.lat < -80.0) return "EPSG:5042";
    int zone = static_cast<int>(std::floor((position.lon + 180.0) / 6.0)) % 60 + 1;
    const bool isSouthernNorway = position.lat >= 56.0 && position.lat < 64.0;
    if (isSouthernNorway && position.lon >= 3.0 && position.lon < 12.0) zone = 32;
    if (position.lat >= 72.0 && position.lon >= 0.0 && position.lon < 42.0) {
        zone = position.lon < 9.0 ? 31 : position.lon < 21.0 ? 33 : position.lon < 33.0 ? 35 : 37;
    }
    return "EPSG:" + std::to_string((position.lat < 0.0 ? 32700 : 32600) + zone);
}

}  // namespace corridor::geodesy
