#include "units/edtf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "edtf_date.hpp"

namespace corridor::units {

namespace {

using edtf::Cursor;
using edtf::Single;

/// Intervals and sets are of days: a time of day stands in a date of its own alone. False, with an error, elsewhere.
bool expectNoTime(Cursor& cursor, const Single& single, std::string_view where) {
    if (!single.timeAt) return true;
    cursor.fail(*single.timeAt, fmt::format("{} holds days, without a time", where));
    return false;
}

/// A date of a set.
std::optional<Single> readDay(Cursor& cursor) {
    auto date = edtf::readDate(cursor);
    return date && expectNoTime(cursor, *date, "a set") ? date : std::nullopt;
}

/// One member of a set: a date, `a..b`, and `..b` first or `a..` last.
std::optional<Single> readMember(Cursor& cursor, bool isFirst) {
    const std::size_t begin = cursor.position();
    if (cursor.take("..")) {
        if (!isFirst) return cursor.fail(begin, "\"..\" without a start stands only first in a set");
        auto member = readDay(cursor);
        if (member) member->days.lower = Date::earliest();
        return member;
    }
    auto member = readDay(cursor);
    if (!member || !cursor.take("..")) return member;
    const std::size_t lastAt = cursor.position();
    if (cursor.peek() == ']') {
        member->days.upper = Date::latest();
        return member;
    }
    if (cursor.peek() == ',') return cursor.fail(lastAt, "\"..\" without an end stands only last in a set");
    const auto last = readDay(cursor);
    if (!last) return std::nullopt;
    if (last->days.upper < member->days.lower) {
        return cursor.fail(lastAt, fmt::format("the end {} lies before the start {}", toString(last->days.upper),
                                               toString(member->days.lower)));
    }
    member->days.upper = std::max(member->days.upper, last->days.upper);
    member->uncertain |= last->uncertain;
    member->approximate |= last->approximate;
    return member;
}

/// `[` ... `]`: one of these.
std::optional<Single> readSet(Cursor& cursor) {
    cursor.take("[");
    auto all = readMember(cursor, true);
    while (all && cursor.take(",")) {
        while (cursor.take(" ")) {
        }
        const auto member = readMember(cursor, false);
        if (!member) return std::nullopt;
        all->days.lower = std::min(all->days.lower, member->days.lower);
        all->days.upper = std::max(all->days.upper, member->days.upper);
        all->uncertain |= member->uncertain;
        all->approximate |= member->approximate;
    }
    if (all && !cursor.take("]")) return cursor.failExpecting("\",\", \"..\" or \"]\"");
    return all;
}

std::optional<Single> readDateOrSet(Cursor& cursor) {
    if (cursor.peek() == '{') {
        return cursor.fail(cursor.position(), "sets in braces (all of these) are not read; write the days one by one");
    }
    return cursor.peek() == '[' ? readSet(cursor) : edtf::readDate(cursor);
}

void qualify(Edtf& edtf, const Single& single) {
    edtf.uncertain |= single.uncertain;
    edtf.approximate |= single.approximate;
}

/// What follows the `/`.
bool readIntervalEnd(Cursor& cursor, Edtf& edtf) {
    edtf.isInterval = true;
    const std::size_t endAt = cursor.position();
    if (cursor.atEnd()) {
        if (edtf.unknownStart) return cursor.fail(0, "an interval names at least one of its ends"), false;
        edtf.unknownEnd = true;
        edtf.end = {edtf.start.lower, Date::latest()};
        return true;
    }
    if (cursor.take("..")) {
        edtf.openEnd = true;
        edtf.end = {Date::latest(), Date::latest()};
        return true;
    }
    const auto end = readDateOrSet(cursor);
    if (!end || !expectNoTime(cursor, *end, "an interval")) return false;
    edtf.end = end->days;
    qualify(edtf, *end);
    if (edtf.unknownStart) edtf.start.upper = edtf.end.upper;
    if (edtf.end.upper >= edtf.start.lower) return true;
    cursor.fail(endAt, fmt::format("the end {} lies before the start {}", toString(edtf.end.upper),
                                   toString(edtf.start.lower)));
    return false;
}

bool readStart(Cursor& cursor, Edtf& edtf) {
    if (cursor.peek() == '/') {
        edtf.unknownStart = true;
        edtf.start = {Date::earliest(), Date::latest()};
        return true;
    }
    if (cursor.take("..")) {
        edtf.openStart = true;
        edtf.start = {Date::earliest(), Date::earliest()};
        if (cursor.peek() != '/') return cursor.failExpecting("\"/\" after an open start"), false;
        return true;
    }
    const auto date = readDateOrSet(cursor);
    if (!date) return false;
    edtf.start = edtf.end = date->days;
    qualify(edtf, *date);
    return cursor.peek() != '/' || expectNoTime(cursor, *date, "an interval");
}

bool readExpression(Cursor& cursor, Edtf& edtf) {
    if (cursor.atEnd()) return cursor.fail(0, "the text is empty"), false;
    if (!readStart(cursor, edtf)) return false;
    if (cursor.take("/") && !readIntervalEnd(cursor, edtf)) return false;
    if (!cursor.atEnd()) return cursor.failExpecting(edtf.isInterval ? "the end" : "\"/\" or the end"), false;
    return true;
}

}  // namespace

EdtfResult parseEdtf(std::string_view text) {
    // What nearly every date is.
    if (const auto day = parseDay(text)) return {edtfOf(*day), {}};
    Edtf edtf;
    edtf.text = text;
    Cursor cursor(text);
    if (readExpression(cursor, edtf)) return {std::move(edtf), {}};
    assert(cursor.error());
    return {std::nullopt, *cursor.error()};
}

Edtf edtfOf(Date day) {
    assert(day.isFinite());
    Edtf edtf;
    edtf.text = toString(day);
    edtf.start = edtf.end = {day, day};
    return edtf;
}

}  // namespace corridor::units
