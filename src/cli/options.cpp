#include "options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "ingest/load.hpp"
#include "output/aside.hpp"
#include "output/standard_output.hpp"
#include "report/table.hpp"
#include "study/find.hpp"
#include "unicode/printable.hpp"

namespace corridor::cli {

void InputOptions::add(CLI::App& app, const std::string& wordsHelp) {
    app.add_option("words", words, wordsHelp);
    app.add_option("--input", forced, "Take X as an input, whatever it looks like")->allow_extra_args(false);
    app.add_option("--oo", openOptions, "Open option of GDAL, KEY=VALUE (also -oo)")->allow_extra_args(false);
    app.add_option("--fields", fields,
                   "Which column is what, TARGET=COLUMN,... (see docs/data-format.md); may be repeated")
        ->allow_extra_args(false);
    app.add_flag("--skip-invalid", skipInvalid,
                 "Keep the rest of a file with invalid features, and say what was left out");
    app.add_flag("--online", online, "Allow the network");
    app.add_flag("--verbose", verbose, "Each problem of the data, not many of one kind in one line");
}

std::vector<std::string> InputOptions::inputs() const {
    std::vector<std::string> result;
    std::copy_if(words.begin(), words.end(), std::back_inserter(result), ingest::isInput);
    result.insert(result.end(), forced.begin(), forced.end());
    return result;
}

std::vector<std::string> InputOptions::names() const {
    std::vector<std::string> result;
    std::copy_if(words.begin(), words.end(), std::back_inserter(result),
                 [](const std::string& word) { return !ingest::isInput(word); });
    return result;
}

void QuestionOptions::addDay(CLI::App& app) {
    app.add_option("--on", on, "The day, YYYY-MM-DD, or `any`: dates left out of account (default: the atlas's day)");
}

void QuestionOptions::addWindow(CLI::App& app) {
    app.add_option("--window", window, "Days A/B, both included (default: the atlas's coverage)");
}

void QuestionOptions::addViewpoint(CLI::App& app) {
    app.add_option("--traffic", traffic,
                   "Traffic class: " + fmt::format("{}", fmt::join(access::trafficClasses(), ", ")))
        ->capture_default_str();
    app.add_option("--according-to", accordingTo, "What one party says, instead of all");
}

void QuestionOptions::addNames(CLI::App& app) {
    app.add_option("--names", names, "Languages of names in order of preference: en, az, hy, ru, local");
}

namespace {

units::Date parseOn(const std::string& text) {
    if (const auto day = units::parseDay(text)) return *day;
    throw UsageError(fmt::format("--on {}: not a day; write YYYY-MM-DD or any", text));
}

units::DayRange parseWindow(const std::string& text) {
    const units::EdtfResult window = units::parseEdtf(text);
    if (!window.value) {
        throw UsageError(
            fmt::format("--window {}: position {}: {}", text, window.error.position + 1, window.error.message));
    }
    return window.value->span();
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, ',');) {
        if (!part.empty()) parts.push_back(part);
    }
    return parts;
}

}  // namespace

void QuestionOptions::checkSyntax() const {
    if (!on.empty() && on != "any") parseOn(on);
    if (!window.empty()) parseWindow(window);
    const std::vector<std::string>& classes = access::trafficClasses();
    if (std::find(classes.begin(), classes.end(), traffic) == classes.end()) {
        throw UsageError(
            fmt::format("--traffic {}: not a traffic class; there are: {}", traffic, fmt::join(classes, ", ")));
    }
    if (!names.empty() && split(names).empty()) throw UsageError("--names: no language is given");
}

study::Question QuestionOptions::question(const model::Atlas& atlas) const {
    checkSyntax();
    study::Question question;
    if (on.empty()) {
        question.on = atlas.defaultDay;
    } else if (on != "any") {
        question.on = parseOn(on);
    }
    question.windowGiven = !window.empty();
    question.window = window.empty() ? model::coverageDays(atlas) : parseWindow(window);
    question.viewpoint.traffic = traffic;
    if (!accordingTo.empty()) question.viewpoint.accordingTo = study::findPartyNamed(atlas, accordingTo);
    question.languages = split(names);
    if (question.languages.empty()) question.languages = atlas.defaultNames;
    if (question.languages.empty()) question.languages = {"en"};
    return question;
}

void OutputOptions::add(CLI::App& app) {
    app.add_option("--format", format, "table, json or csv")->capture_default_str();
    app.add_option("-o,--output", file, "Write to FILE instead of standard output");
    app.add_flag("--overwrite", overwrite, "Replace FILE if it is there");
    app.add_flag("-q,--quiet", quiet, "No warnings");
}

report::Format OutputOptions::parsed() const {
    if (const auto known = report::formatNamed(format)) return *known;
    throw UsageError(fmt::format("--format {}: not a format of this command; there are: table, json, csv", format));
}

void OutputOptions::write(const std::string& text, Streams streams) const {
    const std::string shown = format == "table" ? unicode::printable(text) : text;
    if (file.empty() || output::isStandardOutput(file)) {
        streams.out << shown;
        streams.out.flush();
        if (!streams.out) throw std::runtime_error("standard output cannot be written");
    } else {
        output::writeText(file, shown, overwrite);
    }
}

std::vector<std::string> inputsOrShipped(const InputOptions& input) {
    std::vector<std::string> inputs = input.inputs();
    if (!inputs.empty()) return inputs;
    const std::filesystem::path shipped = ingest::shippedAtlas();
    if (shipped.empty()) throw std::runtime_error("the shipped atlas is not beside the program; give an INPUT");
    return {shipped.string()};
}

ingest::LoadOptions loadOptions(const InputOptions& input) {
    ingest::LoadOptions options;
    options.skipInvalid = input.skipInvalid;
    options.online = input.online;
    options.openOptions = input.openOptions;
    if (const std::string wrong = ingest::checkFields(input.fields); !wrong.empty())
        throw UsageError(fmt::format("--fields: {}", wrong));
    options.fields = input.fields;
    return options;
}

study::Study loadStudy(const InputOptions& input, const OutputOptions& output, Streams streams) {
    units::Result<model::Atlas> atlas = ingest::load(inputsOrShipped(input), loadOptions(input));
    const auto told = [&] {
        if (output.format == "json") return report::render(atlas.problems, report::Format::json);
        return input.verbose ? report::render(atlas.problems, report::Format::table)
                             : report::renderBriefly(atlas.problems);
    };
    if (!atlas) throw DataRefused(told());
    if (!output.quiet && !atlas.problems.empty()) streams.err << told();
    return study::makeStudy(std::move(*atlas));
}

void warnOfParts(const study::Study& study, const OutputOptions& output, Streams streams) {
    std::vector<units::Problem> problems = access::problemsOf(study.atlas);
    std::erase_if(problems, [](const units::Problem& problem) { return problem.rule != "unknown-part"; });
    if (output.quiet || problems.empty()) return;
    streams.err << report::render(problems, output.format == "json" ? report::Format::json : report::Format::table);
}

units::Metres parseDistance(const std::string& text, const std::string& option) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string unit(end, text.data() + text.size());
    const double factor = unit == "km" ? 1000.0 : unit.empty() || unit == "m" ? 1.0 : 0.0;
    if (error != std::errc() || factor == 0.0 || !(value >= 0.0) || value > 1e9) {
        throw UsageError(fmt::format("{} {}: not a distance; write 5km or 500m", option, text));
    }
    return {value * factor};
}

void expectNoNames(const InputOptions& input) {
    const std::vector<std::string> names = input.names();
    if (!names.empty()) throw std::runtime_error(fmt::format("{}: no such file, folder or connection", names.front()));
}

}  // namespace corridor::cli
