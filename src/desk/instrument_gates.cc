#include "desk/instrument_gates.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "case_file/decide.h"
#include "case_file/dossier.h"
#include "case_file/officer.h"
#include "desk/entry_plan.h"
#include "desk/instrument_data.h"
#include "domain/case_fact.h"
#include "domain/day.h"
#include "domain/redaction.h"
#include "domain/rules.h"

namespace mingjing::desk {

namespace {

using case_file::Served;
using domain::InstrumentKind;

constexpr std::string_view kHandle = "handle";
// Which paper was served, as what shows a service states it.
constexpr std::string_view kServedPaper = "document_number";

// What the case ended with; null while it goes on.
const case_file::Event* end_of(const std::vector<case_file::Event>& events) {
    const case_file::Event* end = nullptr;
    bool was_over = false;
    for (const auto& event : events) {
        if (event.is_over && !was_over) {
            end = &event;
        }
        was_over = event.is_over;
    }
    return was_over ? end : nullptr;
}

// Whether the person is among these officers, by whichever of their certificates.
template <class Numbers>
bool is_one_of(
    const Numbers& numbers,
    const identity::Actor& actor,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const case_file::Surroundings& around
) {
    if (actor.officer.empty() || procedure.steps.empty()) {
        return false;
    }
    const case_file::Question question{
        state,
        procedure,
        procedure.steps.front(),
        nullptr,
        around.today,
        actor.id,
        actor.unit,
        actor.officer,
        around};
    const auto self = case_file::person_of(question, actor.officer);
    return std::ranges::any_of(numbers, [&](const std::string& number) {
        return case_file::person_of(question, number) == self;
    });
}

bool must_tell(const InstrumentKind& kind, std::string_view act) {
    return std::ranges::any_of(kind.fields, [&](const auto& one) {
        return one.taken && one.taken->act == act && one.field.need == domain::Need::required;
    });
}

// A rule of services by which it is due, but for the papers of somebody beside the party: none of
// those is served after the archive.
bool is_due_by(const domain::RecordRule& rule, const InstrumentKind& kind) {
    const auto& any = rule.instruments;
    return rule.act == Served::kAct && std::ranges::find(any, kind.key) != any.end() &&
           std::ranges::none_of(rule.of_papers, [&](const auto& one) {
               return one.first == kind.key;
           });
}

bool shows_service(
    const InstrumentKind& kind, const case_file::Event& event, const domain::RecordRules& records
) {
    return std::ranges::any_of(records.rules, [&](const domain::RecordRule& rule) {
        return is_due_by(rule, kind) && case_file::calls_for(rule, event);
    });
}

// What one way of serving takes, as 电子送达 a consent and 公告送达 an announcement, comes before
// the service is recorded.
bool comes_before_service(const InstrumentKind& kind, const domain::RecordRules& records) {
    return std::ranges::any_of(records.rules, [&](const domain::RecordRule& rule) {
        return is_due_by(rule, kind) && !rule.only.empty();
    });
}

// What is told apart and was not told by the archive: it is served in the archived file, and what
// that takes is written there.
bool leaves_one_untold(const std::vector<case_file::Event>& events) {
    bool is_left = false;
    for (const auto& event : events) {
        const auto* served = std::get_if<Served>(&event.content);
        if (std::holds_alternative<case_file::Archived>(event.content)) {
            return is_left;
        }
        is_left = case_file::is_told_apart(case_file::kind_of(event.content).act) ||
                  (is_left && (served == nullptr || served->instrument != Served::kOther));
    }
    return false;
}

// Whether it must tell of what came after the file was archived: a decision changed, a party
// taken off the list of the dishonest, and that this was served, or is to be.
bool tells_of_what_came_since(
    const InstrumentKind& kind,
    const std::vector<case_file::Event>& events,
    const domain::RecordRules& records
) {
    if (comes_before_service(kind, records) && leaves_one_untold(events)) {
        return true;
    }
    bool is_archived = false;
    return std::ranges::any_of(events, [&](const auto& event) {
        is_archived = is_archived || std::holds_alternative<case_file::Archived>(event.content);
        const auto act = case_file::kind_of(event.content).act;
        return is_archived && ((case_file::is_told_apart(act) &&
                                (must_tell(kind, act) || comes_before_service(kind, records))) ||
                               shows_service(kind, event, records));
    });
}

}  // namespace

bool is_of(const InstrumentKind& kind, const domain::Procedure& procedure) {
    const auto is_taken = [&](std::string_view act) {
        const auto is_it = [&](const domain::Step& step) { return step.act == act; };
        return std::ranges::any_of(procedure.steps, is_it) ||
               std::ranges::any_of(procedure.acts, is_it);
    };
    return kind.is_for(procedure.key, procedure.category) &&
           std::ranges::all_of(kind.fields, [&](const domain::InstrumentField& one) {
               return !one.taken || one.taken->act == domain::kCaseFacts ||
                      one.field.need != domain::Need::required || is_taken(one.taken->act);
           });
}

Allowed is_open_to(
    const InstrumentKind& kind,
    const case_file::State& state,
    const std::vector<case_file::Event>& events,
    const domain::RecordRules& records
) {
    if (!state.archived || (kind.is_for_after && tells_of_what_came_since(kind, events, records))) {
        return {};
    }
    return tl::unexpected(case_file::archived_already(state));
}

Allowed is_of_later_service(
    const InstrumentKind& kind,
    const Fields& data,
    const std::vector<case_file::Event>& events,
    const std::vector<case_file::Paper>& papers,
    const domain::RecordRules& records
) {
    const auto archived = std::ranges::find_if(events, [](const auto& event) {
        return std::holds_alternative<case_file::Archived>(event.content);
    });
    const bool names_paper = std::ranges::any_of(kind.form.fields, [](const auto& field) {
        return field.key == kServedPaper;
    });
    const bool is_of_service =
        std::ranges::any_of(records.rules, [&](const auto& rule) { return is_due_by(rule, kind); });
    if (archived == events.end() || !names_paper || !is_of_service) {
        return {};
    }
    const auto number = text_of(data, kServedPaper);
    const auto served = [&](std::string_view paper) {
        return std::any_of(archived, events.end(), [&](const auto& event) {
            const auto* one = std::get_if<Served>(&event.content);
            return one != nullptr && one->paper == paper;
        });
    };
    const auto paper = std::ranges::find(papers, number, &case_file::Paper::number);
    const bool is_known = paper != papers.end();
    const bool tells_apart = is_known && case_file::is_told_apart(paper->each);
    // What was written outside may have been served without its number.
    if (served(number) || (tells_apart && comes_before_service(kind, records)) ||
        (!is_known && served(""))) {
        return {};
    }
    return tl::unexpected(domain::Refusal{
        .code = "service-before-the-archive",
        .what = fmt::format(
            "案卷已经归档，{}没有在归档以后送达，不能再为它出具{}",
            number.empty() ? std::string("所写的文书") : std::string(number),
            kind.name
        ),
        .article = "国办发〔2018〕118号",
        .next = "请填写归档以后送达的移出名单、变更决定通知书的编号；此前的送达，以已归档的为准",
        .rule = "CF-18"});
}

Allowed is_still_written(const InstrumentKind& kind, const std::vector<case_file::Event>& events) {
    const auto* end = end_of(events);
    const bool tells_of_it = std::ranges::any_of(kind.fields, [&](const auto& one) {
        return end != nullptr && one.taken && is_source(*end, *one.taken);
    });
    if (end == nullptr || kind.is_for_after || tells_of_it) {
        return {};
    }
    return refuse(
        "case-is-over",
        fmt::format("这个案件已经办结，不能再出具或者作废{}", kind.name),
        "案卷归档以后不再增减；确有错误的，依法另行立案纠正"
    );
}

Allowed is_not_recused(
    const identity::Actor& actor,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const case_file::Surroundings& around
) {
    if (!is_one_of(state.recused, actor, state, procedure, around)) {
        return {};
    }
    return tl::unexpected(domain::Refusal{
        .code = "officer-recused",
        .what = "您已经回避，不能再出具、作废这个案件的文书，也不能上传签字件",
        .article = "行政处罚法第四十三条",
        .next = "请由本案的承办人员办理",
        .rule = "CF-15"});
}

Allowed is_ones_own(
    const InstrumentKind& kind,
    const identity::Actor& actor,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const case_file::Surroundings& around
) {
    if (auto allowed = is_not_recused(actor, state, procedure, around); !allowed) {
        return allowed;
    }
    const bool is_handlers = kind.duty == kHandle && !state.officers.empty();
    if (!is_handlers || actor.officer.empty() ||
        is_one_of(state.officers, actor, state, procedure, around)) {
        return {};
    }
    return refuse(
        "not-assigned",
        "您不是本案的承办人员，不能出具、作废它的文书，也不能上传签字件",
        "请由承办人员办理"
    );
}

Allowed may_be_undone(
    const InstrumentKind& kind,
    const domain::instrument::Numbered& as,
    const case_file::State& state,
    const std::vector<case_file::Event>& events,
    bool is_heads
) {
    if (kind.decides && !state.decision_served_on.empty()) {
        return refuse(
            "decision-served",
            "决定书已经送达当事人，不能再作废",
            "确有错误的，应当依法更正、变更或者撤销，另行作出文书"
        );
    }
    if (!is_heads && was_served(kind, as, events)) {
        return refuse(
            "paper-served",
            fmt::format("{}已经送达当事人，承办人员不能自行作废", kind.name),
            "确有错误的，请报本机关负责人决定作废，并书面告知当事人"
        );
    }
    return {};
}

Allowed fits_form(
    const InstrumentKind& kind, const Fields& stated, const case_file::Surroundings& around
) {
    domain::Lookup lookup;
    lookup.today = around.today;
    lookup.find = [&around](
                      std::string_view register_key, std::string_view field, std::string_view value
                  ) { return around.entry(register_key, field, value, around.today); };
    for (const auto& issue : domain::check_entry(kind.form, stated, lookup)) {
        if (issue.level == domain::Level::rejected) {
            return tl::unexpected(domain::Refusal{
                .code = "form-rejected",
                .what = issue.what,
                .article = issue.article,
                .next = issue.remedy.empty() ? "请改正后再出具" : issue.remedy,
                .rule = issue.rule});
        }
    }
    return may_be_announced(kind, stated);
}

Allowed may_be_announced(const InstrumentKind& kind, const Fields& stated) {
    for (const auto& field : kind.announced ? kind.form.fields : std::vector<domain::Field>{}) {
        for (const auto& found : domain::identifiers_in(text_of(stated, field.key))) {
            if (found.what == domain::Concealed::home_address && field.key == "place") {
                continue;  // where the paper is to be fetched, or the hearing is held
            }
            return tl::unexpected(domain::Refusal{
                .code = "personal-data-announced",
                .what = fmt::format(
                    "“{}”里有{}；公告制成以后人人可以看到",
                    field.label,
                    domain::concealed_name(found.what)
                ),
                .article = "政府信息公开条例第十五条；个人信息保护法第六条",
                .next = "请删去；公告只写受送达人的名称和文书的主要内容",
                .rule = "GK-02"});
        }
    }
    return {};
}

Allowed is_announced_in_time(
    const InstrumentKind& kind, const Fields& data, std::chrono::sys_days today
) {
    const auto until = kind.announced
                           ? domain::announced_until(*kind.announced, domain::iso(today), data)
                           : std::string{};
    const auto last = domain::day_of(until);
    if (!last || today <= *last) {
        return {};
    }
    return refuse(
        "announced-too-late",
        fmt::format(
            "{}到{}为止，这一天已经过去，发出也没有公告期间", kind.name, domain::in_chinese(*last)
        ),
        "已经在系统外公告的，把它作为证据归档；听证改期的，请先重新安排听证"
    );
}

bool was_served(
    const InstrumentKind& kind,
    const domain::instrument::Numbered& as,
    const std::vector<case_file::Event>& events
) {
    const auto& number = as.number.empty() ? as.code : as.number;
    return std::ranges::any_of(events, [&](const auto& event) {
        const auto* served = std::get_if<Served>(&event.content);
        if (served == nullptr || !kind.goes_out) {
            return false;
        }
        // Where the service does not say which one, its name and date have to do.
        return served->paper.empty()
                   ? event.on >= as.dated &&
                         case_file::served_as(kind.name, kind.decides) == served->instrument
                   : served->paper == number;
    });
}

}  // namespace mingjing::desk
