#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "units/date.hpp"

namespace corridor::ingest {

/// What the codes of `geo_precision` from 1 on are read as, in metres: ACLED gives no radius, but a town, its
/// surroundings, a larger region.
inline constexpr std::array acledAccuracies{1000.0, 25000.0, 100000.0};

inline constexpr const char* acledNoteOfZero = "0 is also written where no number is known";

/// The day of `event_date`.
std::optional<units::Date> acledDay(const std::string& text);

/// By the code of `time_precision` the day, the week around it, or the month, in EDTF; nullopt for what is no code.
std::optional<std::string> acledDate(units::Date day, std::string_view precision);

}  // namespace corridor::ingest
