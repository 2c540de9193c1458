#include "commands.hpp"
#include "options.hpp"

namespace corridor::cli {

namespace {

class InfoCommand : public Command {
public:
    std::string name() const override { return "info"; }
    std::string synopsis() const override {
        return "What is in the data: coverage, extent, routes, places, parties, sources";
    }

    void setup(CLI::App& app) override {
        m_input.add(app, "INPUT...: atlas folders or files (default: the shipped atlas)");
        m_question.addNames(app);
        m_output.add(app);
    }

    int run(Streams streams) override {
        const report::Format format = m_output.parsed();
        m_question.checkSyntax();
        expectNoNames(m_input);
        const study::Study study = loadStudy(m_input, m_output, streams);
        m_output.write(report::renderInfo(study.atlas, m_question.question(study.atlas), format), streams);
        return 0;
    }

private:
    InputOptions m_input;
    QuestionOptions m_question;
    OutputOptions m_output;
};

}  // namespace

std::unique_ptr<Command> makeInfoCommand() {
    return std::make_unique<InfoCommand>();
}

}  // namespace corridor::cli
