#include <fmt/format.h>

#include <filesystem>
#include <ostream>

#include "commands.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "recorded_input.hpp"
#include "snapshot/verify.hpp"
#include "unicode/printable.hpp"

namespace corridor::cli {

namespace {

namespace fs = std::filesystem;

class VerifyCommand : public Command {
public:
    std::string name() const override { return "verify"; }
    std::string synopsis() const override {
        return "Draws an exported map again from the same inputs: identical, or what differs";
    }

    void setup(CLI::App& app) override {
        app.add_option("file", m_file, "A file that export wrote")->required();
        app.add_option("inputs", m_inputs, "The inputs, if they are not where the file says, in its order");
        app.add_option("--threads", m_threads, "Painting threads (default: as many as the machine has)")
            ->check(CLI::Range(1, 256));
        app.add_flag("--online", m_online, "Allow the network");
        app.add_flag("--verbose", m_verbose, "Each problem of the data, not many of one kind in one line");
        app.add_flag("-q,--quiet", m_quiet, "No warnings, no progress");
    }

    int run(Streams streams) override {
        if (std::error_code error; !fs::exists(m_file, error)) {
            throw std::runtime_error(fmt::format("{}: no such file", m_file));
        }
        const snapshot::Recorded recorded = snapshot::recordedIn(m_file);
        const study::Study study = load(recorded.request, streams);
        Progress progress(streams.err, m_quiet);
        snapshot::WriteOptions options{true, m_threads, {}};
        options.progress = [&](double part) {
            progress.tell(part);
            return true;
        };
        const std::vector<std::string> lines =
            snapshot::differences(m_file, recorded, study.atlas, study.assertions, options);
        for (const std::string& line : lines) streams.out << unicode::oneLine(line) << "\n";
        if (lines.empty()) streams.out << "identical\n";
        return lines.empty() ? 0 : 1;
    }

private:
    /// The recorded inputs under their recorded names, wherever they are read from.
    study::Study load(const snapshot::Request& request, Streams streams) const {
        InputOptions input;
        input.forced = places(request);
        replay(request, input);
        input.online = m_online;
        input.verbose = m_verbose;
        OutputOptions output;
        output.quiet = m_quiet;
        study::Study study = loadStudy(input, output, streams);
        for (model::InputFile& file : study.atlas.inputs) {
            for (std::size_t i = 0; i < input.forced.size(); ++i) {
                if (file.name == input.forced[i]) file.name = request.inputs[i];
            }
        }
        return study;
    }

    std::vector<std::string> places(const snapshot::Request& request) const {
        if (!m_inputs.empty()) {
            if (m_inputs.size() != request.inputs.size()) {
                throw UsageError(fmt::format("verify: {} inputs are given, the file names {}", m_inputs.size(),
                                             request.inputs.size()));
            }
            return m_inputs;
        }
        std::vector<std::string> found;
        for (const std::string& name : request.inputs) {
            const std::string beside = (fs::path(m_file).parent_path() / name).string();
            if (ingest::isInput(name))
                found.push_back(name);
            else if (ingest::isInput(beside))
                found.push_back(beside);
            else
                throw std::runtime_error(fmt::format(
                    "{}: the input {} is neither here nor beside the file; say where: corridor verify {} INPUT...",
                    m_file, name, m_file));
        }
        return found;
    }

    std::string m_file;
    std::vector<std::string> m_inputs;
    int m_threads = 0;
    bool m_online = false;
    bool m_verbose = false;
    bool m_quiet = false;
};

}  // namespace

std::unique_ptr<Command> makeVerifyCommand() {
    return std::make_unique<VerifyCommand>();
}

}  // namespace corridor::cli
