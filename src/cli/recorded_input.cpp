#include "recorded_input.hpp"

namespace corridor::cli {

void record(const InputOptions& input, snapshot::Request& request) {
    request.inputs = input.inputs();
    request.openOptions = input.openOptions;
    request.fields = input.fields;
    request.skipInvalid = input.skipInvalid;
}

void replay(const snapshot::Request& request, InputOptions& input) {
    input.openOptions = request.openOptions;
    input.fields = request.fields;
    input.skipInvalid = request.skipInvalid;
}

}  // namespace corridor::cli
