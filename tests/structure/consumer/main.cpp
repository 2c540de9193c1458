// A program of somebody else that uses the installed libraries.
#include <cstdio>

#include "access/access.hpp"
#include "geodesy/geodesic.hpp"
#include "units/date.hpp"

int main() {
    using namespace corridor;
    const units::Date day = units::Date::fromCivil(2023, 8, 17);
    std::printf("%s is day %d; 1 degree of the equator is %.1f m\n", units::toString(day).c_str(), day.days(),
                geodesy::distance({0.0, 0.0}, {1.0, 0.0}).value);
    return access::trafficClasses().empty() ? 1 : 0;
}
