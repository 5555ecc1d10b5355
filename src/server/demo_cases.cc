#include "server/demo_cases.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "base/fault.h"
#include "case_file/event.h"
#include "desk/register_acts.h"
#include "domain/calendar.h"
#include "domain/day.h"
#include "drafts/drafts.h"
#include "server/resources.h"

namespace mingjing::server {

namespace {

constexpr std::string_view kAgo = " working days ago";
constexpr std::string_view kPaper = "paper";  // of a service: which instrument it was
constexpr std::string_view kAhead = " working days ahead";

bool is_told_from_today(const std::string& day) {
    return day.ends_with(kAgo) || day.ends_with(kAhead);
}

std::chrono::sys_days working_days_from(
    const domain::Calendar& calendar, std::chrono::sys_days day, int count
) {
    const std::chrono::days step{count < 0 ? -1 : 1};
    for (auto left = std::abs(count); left > 0;) {
        day += step;
        left -= domain::is_working_day(calendar, day) ? 1 : 0;
    }
    return day;
}

// The step of that name open where the case stands; of a new case, the one that opens it.
const domain::Step* step_named(
    const domain::Procedure& procedure, const std::string& name, const std::string& stage
) {
    for (const auto* steps : {&procedure.steps, &procedure.acts}) {
        for (const auto& step : *steps) {
            const bool is_at = std::ranges::find(step.at, stage) != step.at.end();
            const bool is_open = step.from.empty() ? is_at : step.from == stage;
            if (step.name == name && is_open) {
                return &step;
            }
        }
    }
    return nullptr;
}

const identity::Actor& person(
    const definitions::Definitions& definitions, const std::string& name
) {
    const auto& actors = definitions.bureau.actors;
    const auto found = std::ranges::find(actors, name, &identity::Actor::name);
    if (found == actors.end()) {
        throw Fault("演示案例里的人员不存在：" + name);
    }
    return *found;
}

// Somebody of that role: of the unit, where one is.
const identity::Actor& who_has(
    const definitions::Definitions& definitions, std::string_view role, std::string_view unit
) {
    const identity::Actor* found = nullptr;
    for (const auto& actor : definitions.bureau.actors) {
        const bool has_it = std::ranges::find(actor.roles, role) != actor.roles.end();
        if (has_it && (found == nullptr || (actor.unit == unit && found->unit != unit))) {
            found = &actor;
        }
    }
    if (found == nullptr) {
        throw Fault(fmt::format("演示机关没有人担任{}", role));
    }
    return *found;
}

}  // namespace

DemoCases::DemoCases(
    Office& office, const Clock& clock, std::chrono::sys_days today, std::string site
)
    : office_(office),
      clock_(clock),
      today_(today),
      cases_(office.desk(), office.ledger(), office.work(), office.definitions(), clock),
      papers_(office, clock, std::move(site)) {
    std::vector<std::string> paths;
    for (const auto& file : std::filesystem::directory_iterator(resource("demo/cases"))) {
        paths.push_back(file.path().string());
    }
    std::ranges::sort(paths);
    std::ranges::for_each(paths, [this](const auto& path) { load(path); });
}

void DemoCases::load(const std::string& path) {
    const auto told = YAML::LoadFile(path);
    Story story;
    story.title = told["title"].as<std::string>();
    story.procedure = told["procedure"].as<std::string>();
    Step step;  // who and when hold until said otherwise
    for (const auto& node : told["steps"]) {
        if (node["on"]) {
            const auto day = node["on"].as<std::string>();
            step.on = day_told(day);
        }
        step.who = node["who"] ? node["who"].as<std::string>() : step.who;
        if (node["refused"]) {
            continue;
        }
        step.name = node["step"].as<std::string>();
        step.states.reset(node["states"] ? node["states"] : YAML::Node(YAML::NodeType::Map));
        step.because.reset(node["because"] ? node["because"] : YAML::Node(YAML::NodeType::Map));
        step.papers.reset(node["papers"] ? node["papers"] : YAML::Node(YAML::NodeType::Sequence));
        step.result = node["result"] ? node["result"].as<std::string>() : "";
        step.affirms.reset(node["affirms"] ? node["affirms"] : YAML::Node(YAML::NodeType::Map));
        step.withdraws.reset(
            node["withdraws"] ? node["withdraws"] : YAML::Node(YAML::NodeType::Null)
        );
        turns_.push_back({step.on, stories_.size(), story.steps.size()});
        story.steps.push_back(step);
    }
    stories_.push_back(std::move(story));
}

std::chrono::sys_days DemoCases::day_told(const std::string& text) const {
    const auto& calendar = office_.definitions().calendar;
    if (is_told_from_today(text)) {
        const int count = std::stoi(text);
        return working_days_from(calendar, today_, text.ends_with(kAgo) ? -count : count);
    }
    const auto day = domain::day_of(text);
    if (!day) {
        throw Fault("演示案例里的日期读不懂：" + text);
    }
    return *day;
}

// By the labels people read; what is nested in it is part of it, and what stands beside it
// takes its place.
Fields DemoCases::stated(const std::vector<domain::Field>& fields, const YAML::Node& states) const {
    Fields nested;
    Fields own;
    for (const auto& one : states) {
        const auto label = one.first.as<std::string>();
        const auto field = std::ranges::find(fields, label, &domain::Field::label);
        if (field != fields.end()) {
            own.insert_or_assign(field->key, value_told(*field, one.second));
        } else if (one.second.IsMap()) {
            nested.merge(stated(fields, one.second));
        } else {
            throw Fault("演示案例里的项目不存在：" + label);
        }
    }
    own.merge(nested);
    return own;
}

Value DemoCases::value_told(const domain::Field& field, const YAML::Node& told) const {
    using enum domain::FieldType;
    if (told.IsSequence()) {
        List list;
        for (const auto& one : told) {
            if (field.type == citations) {
                Fields citation;
                for (const auto& part : one) {
                    const auto key = part.first.as<std::string>();
                    citation.emplace(
                        key,
                        key == "law" ? Value{part.second.as<std::string>()}
                                     : Value{part.second.as<std::int64_t>()}
                    );
                }
                list.emplace_back(std::move(citation));
            } else if (field.type == table) {
                list.emplace_back(stated(field.children, one));
            } else {
                list.emplace_back(one.as<std::string>());
            }
        }
        return list;
    }
    switch (field.type) {
        case integer:
            return told.as<std::int64_t>();
        case boolean:
            return told.as<bool>();
        case date:
            return domain::iso(day_told(told.as<std::string>()));
        default:
            return told.as<std::string>();
    }
}

std::string DemoCases::release(
    const Story& story, const Step& step, const case_file::State& state, std::string& key
) {
    const auto& definitions = office_.definitions();
    const auto& schema = *definitions.find(domain::kResults);
    const auto& author = person(definitions, step.who);
    // Told as a paper: of the decision that was issued. One that could not be is made elsewhere.
    const auto decision = with_numbers(YAML::Node(step.result), story.papers).as<std::string>();
    const bool is_issued = papers_.is_made(story.stream, decision);
    auto content = cases_.result(
        state,
        story.stream,
        is_issued ? desk::NumberTyped{}
                  : desk::NumberTyped{decision, "文书制作程序没有运行，决定书在系统外制作"}
    );
    if (!content) {
        return content.error().what;
    }
    for (const auto& one : step.affirms) {
        content->insert_or_assign(one.first.as<std::string>(), one.second.as<std::string>());
    }
    auto draft = drafts::draft_of(
        schema,
        std::move(*content),
        "案件" + state.opened.number,
        author.id,
        state.opened.unit,
        clock_.now()
    );
    {
        const auto work = office_.work().lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        drafts::save(*work, draft);
        transaction.commit();
    }
    desk::RegisterActs acts(office_.desk(), office_.ledger(), office_.work(), definitions, clock_);
    if (const auto sent = acts.submit(author, domain::kResults, draft.key, {}); !sent) {
        return sent.error().what;
    }
    for (const auto& role : definitions.rule_for(domain::kResults)->reviewers) {
        const auto& reviewer = who_has(definitions, role, state.opened.unit);
        if (const auto done = acts.approve(reviewer, domain::kResults, draft.key, "同意"); !done) {
            return done.error().what;
        }
    }
    const auto& publisher = who_has(definitions, "publisher", state.opened.unit);
    const auto done = acts.publish(publisher, domain::kResults, draft.key);
    key = draft.key;
    return done ? std::string{} : done.error().what;
}

std::string DemoCases::take_down(const Step& step, const case_file::State& state) {
    const auto& definitions = office_.definitions();
    desk::RegisterActs acts(office_.desk(), office_.ledger(), office_.work(), definitions, clock_);
    const auto said = [&](const char* key) { return step.withdraws[key].as<std::string>(); };
    const auto done = acts.withdraw(
        who_has(definitions, "publisher", state.opened.unit),
        domain::kResults,
        state.published.value().act.result,
        {.reason = said("reason"), .basis = said("basis"), .changed_on = said("changed_on")}
    );
    return done ? std::string{} : done.error().what;
}

void DemoCases::refused(Story& story, const Step& step, const std::string& why) {
    story.is_left_out = true;
    left_out_.push_back(fmt::format("{}：{} {}", story.title, step.name, why));
}

void DemoCases::play(const Turn& turn) {
    auto& story = stories_[turn.story];
    const auto& told = story.steps[turn.step];
    if (story.is_left_out) {
        return;
    }
    const auto& actor = person(office_.definitions(), told.who);
    const auto standing = story.stream.empty() ? std::nullopt : cases_.state(story.stream);
    const auto* step = standing
                           ? step_named(cases_.procedure_of(*standing), told.name, standing->stage)
                           : cases_.opening(story.procedure);
    if (step == nullptr) {
        return refused(story, told, "这时没有这一步");
    }
    auto stating = stating_of(story, told, *step);
    if (step->act == case_file::Archived::kAct) {
        papers_.wait_for_all(story.stream);
    }
    if (!told.result.empty() && standing) {
        std::string key;
        if (const auto why = release(story, told, *standing, key); !why.empty()) {
            return refused(story, told, why);
        }
        stating.content.emplace("result", std::move(key));
    }
    if (told.withdraws.IsMap() && standing) {
        if (const auto why = take_down(told, *standing); !why.empty()) {
            return refused(story, told, why);
        }
    }
    if (!standing) {
        auto opened = cases_.open(actor, story.procedure, stating, new_request());
        if (!opened) {
            return refused(story, told, opened.error().what);
        }
        story.stream = std::move(*opened);
    } else if (const auto done = cases_.take(actor, story.stream, stating, {}); !done) {
        return refused(story, told, done.error().what);
    }
    if (const auto why = write_papers(story, told); !why.empty()) {
        refused(story, told, why);
    }
}

desk::Stated DemoCases::stating_of(const Story& story, const Step& told, const domain::Step& step) {
    const auto& form =
        case_file::schema_of(*case_file::act_kind(step.act), case_file::Of::form).fields;
    desk::Stated stating{
        .step = step.key,
        .on = domain::iso(told.on),
        .content = stated(form, with_numbers(told.states, story.papers))};
    for (const auto& reason : told.because) {
        stating.reasons.emplace(reason.first.as<std::string>(), reason.second.as<std::string>());
    }
    // Without a renderer nothing is issued: what is served then was made elsewhere, and says so.
    const auto paper = std::string(text_of(stating.content, kPaper));
    if (step.act == case_file::Served::kAct && !paper.empty() &&
        !papers_.is_made(story.stream, paper)) {
        stating.content.erase(std::string(kPaper));
        stating.reasons.emplace(
            "paper_is_named", "文书制作程序没有运行，送达的是在系统外制作的文书"
        );
    }
    return stating;
}

std::string DemoCases::write_papers(Story& story, const Step& told) {
    for (const auto& paper : told.papers) {
        const bool says_who = paper.IsMap() && paper["who"];
        const auto& writer =
            person(office_.definitions(), says_who ? paper["who"].as<std::string>() : told.who);
        auto why = papers_.write(
            writer,
            story.stream,
            paper,
            [this](const auto& fields, const auto& states) { return stated(fields, states); },
            story.papers
        );
        if (!why.empty()) {
            return why;
        }
    }
    return {};
}

}  // namespace mingjing::server
