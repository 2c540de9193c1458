#pragma once

#include <optional>

#include "units/date.hpp"
#include "units/edtf.hpp"

/// What "certain" means, once for every output: a date is certain where it is one day, or an interval whose two ends
/// are each one day, open or unbounded, and nothing of it is marked `?`, `~` or `%`. The standard gives these marks no
/// width, so they widen no days; they are shown.
namespace corridor::model {

/// Whether a date is known to the day at both its ends.
bool isCertain(const units::Edtf& date);

/// Whether a thing exists on a day: surely, perhaps (the day lies within the uncertainty of its first or last day),
/// or surely not.
enum class Existence { yes, perhaps, no };

/// By the days on which a thing is there; absent: always.
Existence existenceOn(const std::optional<units::Edtf>& valid, units::Date day);

/// Whether it is marked `?`, `~` or `%` where its days do not say how wide.
bool isQualified(const units::Edtf& date);

}  // namespace corridor::model
