#include "events.hpp"

#include <fmt/format.h>

#include <set>

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

std::optional<model::Access> accessOf(Members& row, const std::string& word) {
    if (word == "open") return model::Access::open;
    if (word == "restricted") return model::Access::restricted;
    if (word == "closed") return model::Access::closed;
    row.error("access-status", "status", fmt::format("\"{}\" is none of open, restricted, closed", word),
              row.take("status"));
    return std::nullopt;
}

std::optional<model::PartEnd> partEnd(Members& row, const Value* end, const std::string& place) {
    if (end && end->is(Type::string)) return model::PartEnd(end->text);
    if (end && end->is(Type::number)) return model::PartEnd(units::Metres{end->number});
    row.error("part", place, "a place's or checkpoint's id, or a chainage in metres, is expected", end);
    return std::nullopt;
}

void readPart(Members& row, model::Assertion& assertion) {
    const Value* part = row.take("part");
    if (!part) return;
    if (!part->is(Type::object)) return row.error("part", "part", "{\"from\", \"to\"} is expected", part);
    const auto from = partEnd(row, part->find("from"), "part.from");
    const auto to = partEnd(row, part->find("to"), "part.to");
    if (from && to) assertion.part = model::Part{*from, *to};
}

void readDirection(Members& row, model::Assertion& assertion) {
    const std::string direction = row.text("direction");
    if (direction == "forward")
        assertion.direction = model::Direction::forward;
    else if (direction == "backward")
        assertion.direction = model::Direction::backward;
    else if (!direction.empty() && direction != "both") {
        row.error("direction", "direction", fmt::format("\"{}\" is none of forward, backward, both", direction),
                  row.take("direction"));
    }
}

void checkTraffic(Members& row, const std::vector<std::string>& classes) {
    for (const std::string& word : classes) {
        static const std::set<std::string> known{"civilian",    "commercial", "humanitarian", "medical",
                                                 "peacekeeper", "military",   "all"};
        if (known.count(word) == 0) {
            row.error("traffic-class", "traffic",
                      fmt::format("\"{}\" is no traffic class; there are civilian, commercial, humanitarian, medical, "
                                  "peacekeeper, military, all",
                                  word),
                      row.take("traffic"));
        }
    }
}

/// What access rows and claims with a status share.
std::optional<model::Assertion> readAssertion(Members& row, const model::Event& event) {
    const std::optional<model::Access> status = accessOf(row, row.text("status"));
    if (!status) return std::nullopt;
    model::Assertion assertion;
    assertion.status = *status;
    assertion.targets = row.texts("target");
    if (assertion.targets.empty()) assertion.targets = event.about;
    if (const auto traffic = row.texts("traffic"); !traffic.empty()) assertion.traffic = traffic;
    checkTraffic(row, assertion.traffic);
    assertion.by = row.text("by");
    assertion.from = row.date("from");
    assertion.until = row.date("until");
    assertion.untilBasis = row.text("until_basis");
    assertion.only = row.inLanguages("only");
    readPart(row, assertion);
    readDirection(row, assertion);
    if (const std::string kind = row.text("kind"); kind == "passage")
        assertion.isPassage = true;
    else if (!kind.empty() && kind != "state")
        row.error("access-kind", "kind", fmt::format("\"{}\" is none of state, passage", kind), row.take("kind"));
    assertion.conditions = row.texts("conditions");
    assertion.basis = row.text("basis");
    assertion.sources = row.texts("source");
    return assertion;
}

void readClaims(Members& members, model::Event& event) {
    for (Members& row : members.objects("claims")) {
        model::Claim claim;
        claim.by = row.requiredText("by");
        claim.speaker = row.text("speaker");
        claim.statement = row.text("statement");
        claim.source = row.text("source");
        claim.date = row.date("date");
        claim.basis = row.text("basis");
        if (row.take("status")) {
            claim.assertion = readAssertion(row, event);
            if (claim.assertion) claim.assertion->statement = claim.statement;
        }
        claim.other = row.other();
        event.claims.push_back(std::move(claim));
    }
}

void readAccessRows(Members& members, model::Event& event) {
    for (Members& row : members.objects("access")) {
        std::optional<model::Assertion> assertion = readAssertion(row, event);
        if (!assertion) continue;
        if (assertion->targets.empty()) row.error("required", "target", "is missing, and the event is about nothing");
        assertion->statement = row.text("note");
        assertion->other = row.other();
        event.access.push_back(std::move(*assertion));
    }
}

/// An interval has days: of a date-time its own.
std::string withoutTime(const std::string& date) {
    return units::parseEdtf(date).value ? date.substr(0, date.find('T')) : date;
}

/// An empty date is said; blank text in an atlas has been refused already.
void sayUndated(Members& members) {
    std::string empty;
    for (const char* name : {"date", "start", "end"}) {
        const bool isText = members.take(name) != nullptr;
        if (empty.empty() && members.isEmpty(name) && !(members.inAtlas() && isText)) empty = name;
    }
    if (!empty.empty()) members.warning("undated-event", empty, "is empty: the event is undated");
}

/// `date`, or `start` and `end` put together as an interval.
void readDate(Members& members, model::Event& event) {
    const auto isRead = [&](const char* name) { return members.inAtlas() || !members.isEmpty(name); };
    const auto textOf = [&](const char* name) { return isRead(name) ? members.dateText(name) : std::string(); };
    if (isRead("date")) event.date = members.date("date");
    if (event.date) return;
    const std::string start = textOf("start"), end = textOf("end");
    if (start.empty() && end.empty()) return sayUndated(members);
    const std::string text = end.empty()     ? start
                             : start.empty() ? "/" + withoutTime(end)
                                             : withoutTime(start) + "/" + withoutTime(end);
    units::EdtfResult date = units::parseEdtf(text);
    if (!date.value) {
        members.error("date", start.empty() ? "end" : "start",
                      fmt::format("\"{}\" is not a date in EDTF: position {}: {}", text, date.error.position + 1,
                                  date.error.message));
    }
    event.date = date.value;
}

}  // namespace

model::Event readEvent(Members& members) {
    model::Event event;
    readDate(members, event);
    event.category = members.text("category");
    event.description = members.text("description");
    event.accuracy = members.metres("accuracy_m");
    event.publishAccuracy = members.metres("publish_accuracy_m");
    event.about = members.texts("about");
    event.basis = members.text("basis");
    event.recorded = members.text("recorded");
    event.retractedBy = members.text("retracted_by");
    readClaims(members, event);
    readAccessRows(members, event);
    for (Members& row : members.objects("figures")) {
        model::Figure figure;
        figure.what = row.requiredText("what");
        if (const auto value = row.number("value")) figure.value = *value;
        figure.unit = row.text("unit");
        figure.source = row.text("source");
        figure.note = row.text("note");
        figure.other = row.other();
        event.figures.push_back(figure);
    }
    return event;
}

}  // namespace corridor::ingest
