#include "commands.hpp"
#include "options.hpp"
#include "study/find.hpp"

namespace corridor::cli {

namespace {

class EventsCommand : public Command {
public:
    std::string name() const override { return "events"; }
    std::string synopsis() const override { return "Dated events, with their place along a route"; }

    void setup(CLI::App& app) override {
        m_input.add(app, "INPUT...: atlas folders or files (default: the shipped atlas)");
        app.add_option("--near", m_near, "Only events near this route, by id or name");
        app.add_option("--within", m_within, "How near: 5km, 500m")->capture_default_str();
        app.add_option("--category", m_categories, "Only this category; may be repeated")
            ->allow_extra_args(false)
            ->delimiter(',');
        m_question.addWindow(app);
        m_question.addNames(app);
        m_output.add(app);
    }

    int run(Streams streams) override {
        const report::Format format = m_output.parsed();
        m_question.checkSyntax();
        study::EventQuery query;
        query.within = parseDistance(m_within, "--within");
        expectNoNames(m_input);
        const study::Study study = loadStudy(m_input, m_output, streams);
        const study::Question question = m_question.question(study.atlas);
        query.window = question.window;
        query.withUndated = !question.windowGiven;
        query.categories = m_categories;
        const model::Route* near = m_near.empty() ? nullptr : &study::findRouteNamed(study.atlas, m_near);
        if (near) query.near = &study::measureOf(study, *near);
        m_output.write(
            report::render(report::EventsAnswer{near, study::eventsIn(study.atlas, query)}, study.atlas.events, question,
                           format),
            streams);
        return 0;
    }

private:
    InputOptions m_input;
    QuestionOptions m_question;
    OutputOptions m_output;
    std::string m_near, m_within = "5km";
    std::vector<std::string> m_categories;
};

}  // namespace

std::unique_ptr<Command> makeEventsCommand() {
    return std::make_unique<EventsCommand>();
}

}  // namespace corridor::cli
