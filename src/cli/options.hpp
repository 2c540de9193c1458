#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command.hpp"
#include "ingest/load.hpp"
#include "report/report.hpp"
#include "study/study.hpp"

namespace corridor::cli {

/// Inputs and how to read them.
struct InputOptions {
    std::vector<std::string> words;   ///< positionals: inputs, ids and names
    std::vector<std::string> forced;  ///< --input
    std::vector<std::string> openOptions;
    std::vector<std::string> fields;  ///< --fields, each a mapping of docs/data-format.md
    bool skipInvalid = false;
    bool online = false;
    bool verbose = false;  ///< each warning in a line of its own

    void add(CLI::App& app, const std::string& wordsHelp);
    /// The positionals that are files, folders or connections, and the forced ones.
    std::vector<std::string> inputs() const;
    /// The other positionals.
    std::vector<std::string> names() const;
};

/// Day, window, traffic class, point of view, names.
struct QuestionOptions {
    std::string on, window, traffic = "civilian", accordingTo, names;

    void addDay(CLI::App& app);
    void addWindow(CLI::App& app);
    void addViewpoint(CLI::App& app);
    void addNames(CLI::App& app);

    /// Throws UsageError for what cannot be read, study::NotFound for a party that the data do not name.
    study::Question question(const model::Atlas& atlas) const;
    /// Throws UsageError for what can be judged without data.
    void checkSyntax() const;
};

/// Where and how the answer is written.
struct OutputOptions {
    std::string format = "table";
    std::string file;
    bool overwrite = false;
    bool quiet = false;

    void add(CLI::App& app);
    /// Throws UsageError for a format that this command does not have.
    report::Format parsed() const;
    /// To `-o FILE` (written aside and renamed) or to the stream.
    void write(const std::string& text, Streams streams) const;
};

/// The inputs, or the shipped atlas where there are none. Throws std::runtime_error where it is not found.
std::vector<std::string> inputsOrShipped(const InputOptions& input);

ingest::LoadOptions loadOptions(const InputOptions& input);

/// Loads the inputs, or the shipped atlas where there are none; prints warnings unless quiet. Throws
/// DataRefused, and std::runtime_error where the shipped atlas is not found.
study::Study loadStudy(const InputOptions& input, const OutputOptions& output, Streams streams);

/// Says which words reach further, or less far, than they were meant to, since an end of their part is not found.
void warnOfParts(const study::Study& study, const OutputOptions& output, Streams streams);

/// `5km`, `500m`, `500` (metres). Throws UsageError naming the option.
units::Metres parseDistance(const std::string& text, const std::string& option);

/// Refuses words that are neither inputs nor taken by the command. Throws std::runtime_error.
void expectNoNames(const InputOptions& input);

}  // namespace corridor::cli
