#include "study/study.hpp"

#include <cassert>

namespace corridor::study {

Study makeStudy(model::Atlas atlas) {
    access::Assertions assertions(atlas);
    std::vector<measure::Measure> measures = measure::measuresOf(atlas);
    return {std::move(atlas), std::move(assertions), std::move(measures)};
}

const measure::Measure& measureOf(const Study& study, const model::Route& route) {
    const auto index = static_cast<std::size_t>(&route - study.atlas.routes.data());
    assert(index < study.measures.size());
    return study.measures[index];
}

}  // namespace corridor::study
