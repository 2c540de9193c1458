#pragma once

#include <compare>

namespace corridor::units {

/// A length or a distance in metres. Negative values are offsets, never lengths.
struct Metres {
    double value = 0.0;

    friend constexpr auto operator<=>(const Metres&, const Metres&) = default;
    constexpr Metres& operator+=(Metres other) { value += other.value; return *this; }
    constexpr Metres& operator-=(Metres other) { value -= other.value; return *this; }
    friend constexpr Metres operator+(Metres a, Metres b) { return {a.value + b.value}; }
    friend constexpr Metres operator-(Metres a, Metres b) { return {a.value - b.value}; }
    friend constexpr Metres operator*(Metres a, double factor) { return {a.value * factor}; }
    friend constexpr double operator/(Metres a, Metres b) { return a.value / b.value; }
};

/// An angle in degrees; what it is measured from is said where it is used.
struct Degrees {
    double value = 0.0;

    friend constexpr auto operator<=>(const Degrees&, const Degrees&) = default;
};

}  // namespace corridor::units
