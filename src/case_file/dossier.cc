#include "case_file/dossier.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "case_file/among.h"
#include "case_file/evidence_book.h"

namespace mingjing::case_file {

namespace {

using domain::RecordRule;

// What a kind no longer defined leaves behind lies last (其他).
constexpr auto kLast = std::numeric_limits<std::int64_t>::max();

// Nobody registers evidence without its name: it was erased since.
constexpr auto kErased = "（名称已依法删除）";

// A document with its place: book, order of its kind, day, and as it came.
struct Placed {
    bool is_side = true;  // what a kind no longer defined was kept from, nobody knows any more
    std::int64_t order = kLast;
    Document document;
};

std::vector<Placed> evidence_of(const std::vector<Event>& events, std::int64_t order) {
    std::map<std::string, std::string, std::less<>> findings;
    for (const auto& event : events) {
        if (const auto* verified = std::get_if<Verified>(&event.content)) {
            findings.insert_or_assign(verified->number, verified->finding);
        }
    }
    std::vector<Placed> all;
    for (const auto& event : events) {
        if (const auto* collected = std::get_if<Collected>(&event.content)) {
            Document document;
            document.id = document.number = collected->number;
            document.title = collected->title.empty() ? kErased : collected->title;
            document.dated = event.on;
            document.digest = collected->digest;
            document.evidence_kind = collected->kind;
            document.finding = findings[collected->number];
            all.push_back({collected->from_reporter, order, std::move(document)});
        }
    }
    return all;
}

// Of the paper as it was made, but for who signed it off: of its copies nobody did.
Document document_of(const Filed& paper) {
    return {
        .kind = paper.kind,
        .id = paper.id,
        .title = paper.title,
        .number = paper.number,
        .dated = paper.dated,
        .digest = paper.digest,
        .pages = paper.pages};
}

Document scanned(const Filed& paper, const Scan& scan) {
    const auto files = std::ranges::count(paper.scans, scan.copy, &Scan::copy);
    auto document = document_of(paper);
    document.title +=
        files == 1 ? "（签字件）" : fmt::format("（签字件{}/{}）", scan.place + 1, files);
    document.dated = scan.signed_on;
    document.digest = scan.digest;
    document.pages = scan.pages;
    document.copy = scan.copy;
    document.place = scan.place;
    document.signing = scan.signing;
    return document;
}

// The paper with its signed copies.
void add_placed(
    const Filed& paper, const std::vector<domain::InstrumentKind>& kinds, std::vector<Placed>& all
) {
    Placed one;
    const auto kind = std::ranges::find(kinds, paper.kind, &domain::InstrumentKind::key);
    bool is_replaced = false;
    if (kind != kinds.end()) {
        one.is_side = !kind->is_in_main_book;
        one.order = kind->order;
        is_replaced = kind->is_replaced_by_copy && !paper.scans.empty();
    }
    one.document = document_of(paper);
    one.document.signed_by = paper.signed_by;
    one.document.signed_on = paper.signed_on;
    one.document.lacks_signed_copy = kind != kinds.end() && kind->wants_signed_copy &&
                                     !paper.digest.empty() && paper.scans.empty();
    if (!is_replaced) {
        all.push_back(one);
    }
    for (const auto& scan : paper.scans) {
        one.document = scanned(paper, scan);
        all.push_back(one);
    }
}

// As far as is known: how many pages evidence takes shows when the file is bound.
void count_pages(std::vector<Document>& book) {
    std::int64_t next = 1;
    for (auto& document : book) {
        if (document.pages == 0) {
            return;
        }
        document.first_page = next;
        next += document.pages;
    }
}

bool says(const Value& value, std::string_view wanted) {
    if (const auto* is_so = value.boolean()) {
        return wanted == (*is_so ? "true" : "false");
    }
    return value.text() != nullptr && *value.text() == wanted;
}

// Which of the rule's instruments will do for the act, by what it served; any where nobody knows.
std::vector<std::string> will_do(
    const RecordRule& rule, const Event& event, const std::vector<Filed>& papers
) {
    const auto* served = std::get_if<Served>(&event.content);
    if (rule.of_papers.empty() || served == nullptr || served->paper.empty()) {
        return rule.instruments;
    }
    const auto paper = std::ranges::find_if(papers, [&](const Filed& one) {
        return served->paper == (one.number.empty() ? one.code : one.number);
    });
    if (paper == papers.end()) {
        return rule.instruments;
    }
    std::vector<std::string> own;
    auto others = rule.instruments;
    for (const auto& [instrument, of] : rule.of_papers) {
        if (contains(of, paper->kind)) {
            own.push_back(instrument);
        }
        std::erase(others, instrument);
    }
    return own.empty() ? others : own;
}

struct Due {
    std::size_t place = 0;         // of the act among the case's
    std::vector<std::string> any;  // kinds of instruments
};

// What no paper is left for: those that only one will do for take theirs first.
std::vector<Due> left_of(std::vector<Due> due, std::vector<std::string> papers) {
    std::ranges::stable_sort(due, {}, [](const Due& one) { return one.any.size(); });
    std::vector<Due> left;
    for (auto& one : due) {
        const auto paper = std::ranges::find_if(papers, [&](const std::string& kind) {
            return contains(one.any, kind);
        });
        if (paper == papers.end()) {
            left.push_back(std::move(one));
        } else {
            papers.erase(paper);
        }
    }
    std::ranges::sort(left, {}, &Due::place);
    return left;
}

void add_missing(
    const RecordRule& rule,
    const std::vector<Event>& events,
    const std::vector<Filed>& papers,
    std::vector<Lack>& missing
) {
    std::vector<Due> due;
    for (std::size_t place = 0; place < events.size(); ++place) {
        if (calls_for(rule, events[place])) {
            due.push_back({place, will_do(rule, events[place], papers)});
        }
    }
    if (due.empty()) {
        return;
    }
    if (!rule.is_each) {
        due.resize(1);
    }
    const auto since = events[due.front().place].on;
    const auto recorded =
        static_cast<std::size_t>(std::ranges::count_if(events, [&](const Event& event) {
            const auto* collected = std::get_if<Collected>(&event.content);
            return collected != nullptr && event.on >= since &&
                   contains(rule.evidence, collected->kind);
        }));
    std::vector<std::string> there;
    for (const auto& paper : papers) {
        if (!contains(rule.instruments, paper.kind)) {
            continue;
        }
        if (rule.is_each && paper.of >= 0) {
            std::erase_if(due, [&](const Due& one) {
                return one.place == static_cast<std::size_t>(paper.of);
            });
        } else {
            there.push_back(paper.kind);
        }
    }
    const auto left = left_of(std::move(due), std::move(there));
    for (auto at = recorded; at < left.size(); ++at) {
        const auto& event = events[left[at].place];
        missing.push_back({&rule, event.step, event.on, left[at].any});
    }
}

}  // namespace

bool calls_for(const RecordRule& rule, const Event& event) {
    const bool is_its_step = rule.steps.empty() || contains(rule.steps, event.step);
    if (kind_of(event.content).act != rule.act || !is_its_step) {
        return false;
    }
    const auto content = write(event.content);
    return std::ranges::all_of(rule.only, [&](const auto& one) {
        const auto& value = member(content, one.first);
        return std::ranges::any_of(one.second, [&](const auto& wanted) {
            return says(value, wanted);
        });
    });
}

std::int64_t Dossier::documents() const {
    return static_cast<std::int64_t>(main.size() + side.size());
}

std::int64_t Dossier::pages() const {
    std::int64_t sum = 0;
    for (const auto* book : {&main, &side}) {
        for (const auto& document : *book) {
            sum += document.pages;
        }
    }
    return sum;
}

bool Dossier::is_being_made() const {
    return std::ranges::any_of(std::array{&main, &side}, [](const auto* book) {
        return std::ranges::any_of(*book, [](const Document& one) {
            return !one.is_evidence() && one.digest.empty();
        });
    });
}

std::vector<const Lack*> Dossier::must() const {
    std::vector<const Lack*> lacks;
    for (const auto& lack : missing) {
        const bool is_new = std::ranges::none_of(lacks, [&](const Lack* said) {
            return said->rule == lack.rule && said->instruments == lack.instruments;
        });
        if (lack.rule->is_must && is_new) {
            lacks.push_back(&lack);
        }
    }
    return lacks;
}

void Dossier::keep_main_alone(const std::vector<domain::InstrumentKind>& kinds) {
    side.clear();
    const auto is_of_side = [&](const std::string& key) {
        const auto kind = std::ranges::find(kinds, key, &domain::InstrumentKind::key);
        return kind != kinds.end() && !kind->is_in_main_book;
    };
    std::erase_if(missing, [&](const Lack& lack) {
        return lack.rule->evidence.empty() && std::ranges::all_of(lack.instruments, is_of_side);
    });
}

Dossier dossier(
    std::vector<Event> events, const std::vector<Filed>& papers, const DossierRules& rules
) {
    place_evidence(events);
    auto all = evidence_of(events, rules.records.evidence_order);
    for (const auto& paper : papers) {
        add_placed(paper, rules.kinds, all);
    }
    std::ranges::stable_sort(all, {}, [](const Placed& one) {
        return std::tuple(one.is_side, one.order, one.document.is_evidence(), one.document.kind);
    });
    Dossier made;
    for (auto& one : all) {
        (one.is_side ? made.side : made.main).push_back(std::move(one.document));
    }
    count_pages(made.main);
    count_pages(made.side);
    for (const auto& rule : rules.records.rules) {
        if (rule.cases.has(rules.procedure.key, rules.procedure.category)) {
            add_missing(rule, events, papers, made.missing);
        }
    }
    return made;
}

}  // namespace mingjing::case_file
