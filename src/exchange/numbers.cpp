#include "numbers.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

namespace corridor::exchange {

namespace {

/// A decimal number as sign, digits without zeros at either end, and the power of ten that the last digit stands for.
struct Decimal {
    bool isNegative = false;
    std::string digits;
    std::int64_t exponent = 0;

    friend bool operator==(const Decimal&, const Decimal&) = default;
};

Decimal decimalOf(std::string_view number) {
    Decimal decimal;
    std::size_t i = 0;
    if (i < number.size() && number[i] == '-') decimal.isNegative = true, ++i;
    bool isFraction = false;
    for (; i < number.size() && number[i] != 'e' && number[i] != 'E'; ++i) {
        if (number[i] == '.') {
            isFraction = true;
        } else {
            decimal.digits += number[i];
            if (isFraction) --decimal.exponent;
        }
    }
    if (i < number.size()) {
        i += i + 1 < number.size() && number[i + 1] == '+' ? 2 : 1;
        std::int64_t power = 0;
        std::from_chars(number.data() + i, number.data() + number.size(), power);
        decimal.exponent += power;
    }
    const std::size_t last = decimal.digits.find_last_not_of('0');
    if (last == std::string::npos) return {decimal.isNegative, "", 0};
    decimal.exponent += static_cast<std::int64_t>(decimal.digits.size() - 1 - last);
    decimal.digits.erase(last + 1);
    decimal.digits.erase(0, decimal.digits.find_first_not_of('0'));
    return decimal;
}

}  // namespace

std::optional<std::int64_t> wholeNumber(std::string_view number) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || number == "-0") return std::nullopt;
    return value;
}

bool isNegativeZero(std::string_view number) {
    const Decimal decimal = decimalOf(number);
    return decimal.isNegative && decimal.digits.empty();
}

bool isHeldByDouble(std::string_view number) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || !std::isfinite(value)) return false;
    return decimalOf(fmt::format("{}", value)) == decimalOf(number);
}

}  // namespace corridor::exchange
