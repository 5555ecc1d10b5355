#include "desk/case_people.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/overloaded.h"
#include "case_file/evidence_book.h"
#include "domain/characters.h"
#include "domain/redaction.h"

namespace mingjing::desk {

namespace {

std::vector<std::string> parts_of(std::string_view written) {
    return domain::split(written, {"、", "，", ",", "；", ";", "（", "）", "(", ")"});
}

// What somebody is called by and a text is full of: nobody's name.
bool is_word_for_somebody(std::string_view word) {
    static const std::set<std::string, std::less<>> words{
        "当事人", "本人",   "负责人",     "法定代表人", "前台", "门卫",     "收发室", "单位",
        "公司",   "职工",   "员工",       "工人",       "民工", "农民工",   "劳动者", "女工",
        "市民",   "群众",   "居民",       "村民",       "家属", "投诉人",   "举报人", "反映人",
        "匿名",   "匿名人", "匿名举报人", "热心人",     "工会", "热心市民", "信访人"};
    return words.contains(word);
}

// Whom the case names, besides the party: never to be read by name.
class People {
  public:
    explicit People(const case_file::State& state) : party_(state.opened.party_name) {}

    // Of one act, every field that says who somebody is.
    void add(const case_file::Content& content) {
        std::visit(
            Overloaded{
                [&](const case_file::Inquired& act) { person(act.person); },
                [&](const case_file::Collected& act) {
                    if (!act.from_reporter) {
                        somebody(act.source);
                    }
                },
                [&](const case_file::Served& act) {
                    person(act.receiver);
                    somebody(act.witness);
                },
                [&](const case_file::PermitDelivered& act) { person(act.receiver); },
                [&](const case_file::InterestedTold& act) { somebody(act.name); },
                [&](const case_file::HearingAsked& act) { somebody(act.who); },
                [&](const case_file::Discussed& act) {
                    for (const auto& name : act.members) {
                        person(name);
                    }
                },
                [](const auto&) {},
            },
            content
        );
    }
    [[nodiscard]] List names() && { return std::move(names_); }

  private:
    // A field that is a person's name and nothing else, or several.
    void person(std::string_view written) {
        for (const auto& name : parts_of(written)) {
            note(name);
        }
    }
    // A field that may name a place, a company or a recording as well.
    void somebody(std::string_view written) {
        for (const auto& name : parts_of(written)) {
            if (domain::is_like_a_name(name)) {
                note(name);
            }
        }
    }
    void note(const std::string& name) {
        constexpr std::size_t kNameMax = 20;  // what is longer is none
        const auto length = domain::character_count(name);
        if (length < 2 || length > kNameMax || name == party_ || is_word_for_somebody(name) ||
            std::ranges::find(names_, Value(name)) != names_.end()) {
            return;
        }
        names_.emplace_back(name);
    }

    std::string party_;
    List names_;
};

// With all evidence said to be whose it is known to be by now.
std::vector<case_file::Event> placed(std::vector<case_file::Event> events) {
    case_file::place_evidence(events);
    return events;
}

// Whoever reported the case, as it was ever recorded, and how to reach them.
std::vector<std::string> reporters_of(const ResultSource& source) {
    constexpr std::size_t kNameMin = 2;
    constexpr std::size_t kContactMin = 7;  // a number, an address; shorter ones are words
    std::vector<std::string> secrets;
    const auto note = [&](std::string_view written, std::size_t shortest) {
        for (auto& part : parts_of(written)) {
            if (domain::character_count(part) >= shortest && !is_word_for_somebody(part)) {
                secrets.push_back(std::move(part));
            }
        }
    };
    const auto note_both = [&](const auto& said) {
        note(said.reporter, kNameMin);
        note(said.reporter_contact, kContactMin);
    };
    note_both(source.state.opened);
    for (const auto& event : placed(source.events)) {
        if (const auto* opened = std::get_if<case_file::Opened>(&event.content)) {
            note_both(*opened);
        } else if (const auto* amended = std::get_if<case_file::ReporterAmended>(&event.content)) {
            note_both(*amended);
        } else if (const auto* given = std::get_if<case_file::Collected>(&event.content);
                   given != nullptr && given->from_reporter) {
            for (const auto& part : parts_of(given->source)) {
                note(domain::is_like_a_name(part) ? part : std::string{}, kNameMin);
            }
        }
    }
    return secrets;
}

// `kept` stays whole though a secret be part of it: a shop may bear the name of a person.
std::string without_secrets(
    std::string_view text, const std::vector<std::string>& secrets, std::string_view kept
) {
    std::string left;
    while (!text.empty()) {
        auto found = text.starts_with(kept) ? kept : std::string_view{};
        for (const std::string_view secret : secrets) {
            if (secret.size() > found.size() && text.starts_with(secret)) {
                found = secret;
            }
        }
        const auto length = std::max<std::size_t>(found.size(), 1);
        const bool is_secret = !found.empty() && found != kept;
        left += is_secret ? std::string_view("某某") : text.substr(0, length);
        text.remove_prefix(length);
    }
    return left;
}

}  // namespace

List other_people(const ResultSource& source) {
    People people(source.state);
    for (const auto& event : placed(source.events)) {
        people.add(event.content);
    }
    return std::move(people).names();
}

void leave_out_reporter(Fields& entry, const ResultSource& source) {
    const auto secrets = reporters_of(source);
    for (auto& [key, value] : entry) {
        if (auto* text = std::get_if<std::string>(&value.data); text != nullptr && key != "party") {
            *text = without_secrets(*text, secrets, source.state.opened.party_name);
        }
    }
}

}  // namespace mingjing::desk
