#include "model/certainty.hpp"

namespace corridor::model {

namespace {

bool isKnown(const units::DaySpan& end) {
    return end.isCertain() || (!end.lower.isFinite() && !end.upper.isFinite());
}

}  // namespace

bool isQualified(const units::Edtf& date) {
    return date.uncertain || date.approximate;
}

bool isCertain(const units::Edtf& date) {
    return !isQualified(date) && !date.unknownStart && !date.unknownEnd && isKnown(date.start) && isKnown(date.end);
}

Existence existenceOn(const std::optional<units::Edtf>& valid, units::Date day) {
    if (!valid) return Existence::yes;
    if (day < valid->start.lower || day > valid->end.upper) return Existence::no;
    return valid->start.upper <= day && day <= valid->end.lower ? Existence::yes : Existence::perhaps;
}

}  // namespace corridor::model
