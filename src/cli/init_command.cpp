#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "exchange/write.hpp"
#include "options.hpp"
#include "output/standard_output.hpp"
#include "unicode/printable.hpp"

namespace corridor::cli {

namespace {

class InitCommand : public Command {
public:
    std::string name() const override { return "init"; }
    std::string synopsis() const override {
        return "An atlas folder of plain files, with roles guessed and said, ready to edit";
    }

    void setup(CLI::App& app) override {
        app.add_option("folder", m_folder, "DIR: the folder to make")->required();
        m_input.add(app, "INPUT...: files to make it from");
        app.add_flag("-q,--quiet", m_output.quiet, "No warnings, nothing about roles");
    }

    int run(Streams streams) override {
        expectNoNames(m_input);
        if (output::isStandardOutput(m_folder))
            throw UsageError(fmt::format("init: {}: an atlas is a folder; give the name of one", m_folder));
        if (m_input.inputs().empty()) throw UsageError("init: give the files to make the atlas from");
        const study::Study study = loadStudy(m_input, m_output, streams);
        const std::vector<std::string> said = exchange::writeFolder(study.atlas, m_folder);
        if (!m_output.quiet) {
            for (const std::string& sentence : said)
                streams.err << fmt::format("{}/{}\n", unicode::shownName(m_folder), sentence);
        }
        return 0;
    }

private:
    InputOptions m_input;
    OutputOptions m_output;
    std::string m_folder;
};

}  // namespace

std::unique_ptr<Command> makeInitCommand() {
    return std::make_unique<InitCommand>();
}

}  // namespace corridor::cli
