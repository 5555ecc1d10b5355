#include "server/demo_papers.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "api/instrument_parts.h"
#include "base/fault.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "desk/sign_off_plan.h"
#include "server/resources.h"

namespace mingjing::server {

namespace {

constexpr std::chrono::milliseconds kLook{5};
constexpr std::chrono::seconds kPatience{30};  // for one paper: a press may hang
constexpr std::string_view kWaits = "numbered";

}  // namespace

YAML::Node with_numbers(const YAML::Node& told, const PaperNumbers& numbers) {
    if (told.IsMap()) {
        YAML::Node map(YAML::NodeType::Map);
        for (const auto& one : told) {
            map[one.first.as<std::string>()] = with_numbers(one.second, numbers);
        }
        return map;
    }
    if (told.IsSequence()) {
        YAML::Node list(YAML::NodeType::Sequence);
        for (const auto& one : told) {
            list.push_back(with_numbers(one, numbers));
        }
        return list;
    }
    const auto text = told.IsScalar() ? told.Scalar() : std::string{};
    if (!text.starts_with('@')) {
        return told;
    }
    const auto number = numbers.find(text.substr(1));
    if (number == numbers.end()) {
        throw Fault("演示案例里没有出具过这份文书：" + text.substr(1));
    }
    return YAML::Node(number->second);
}

std::string new_request() {
    constexpr std::size_t kBytes = 16;
    return codec::hex(crypto::random_bytes(kBytes));
}

DemoPapers::DemoPapers(Office& office, const Clock& clock, std::string site)
    : office_(office),
      site_(std::move(site)),
      instruments_(office.desk(), office.ledger(), office.work(), office.definitions(), clock),
      common_(YAML::LoadFile(resource("demo/papers.yaml"))) {}

std::string DemoPapers::write(
    const identity::Actor& actor,
    const std::string& case_stream,
    const YAML::Node& told,
    const Stating& stating,
    PaperNumbers& numbers
) {
    const auto name = (told.IsScalar() ? told : told["paper"]).as<std::string>();
    const auto& kind = kind_named(name);
    const YAML::Node common = common_;  // a lookup in a const node adds nothing to it
    auto stated =
        common[name] ? stating(kind.form.fields, with_numbers(common[name], numbers)) : Fields{};
    if (told.IsMap() && told["states"]) {
        auto own = stating(kind.form.fields, with_numbers(told["states"], numbers));
        own.merge(stated);
        stated = std::move(own);
    }
    if (!kind.signed_off_by.empty()) {
        if (auto why = sign_off(actor, case_stream, kind, stated, told); !why.empty()) {
            return why;
        }
    }
    const auto request = new_request();
    const auto done = instruments_.number(
        actor,
        {.asked = {.case_stream = case_stream, .kind = kind.key, .stated = std::move(stated)},
         .code = api::new_code(),
         .site = site_,
         .request = request}
    );
    if (!done) {
        return name + "：" + done.error().what;
    }
    const auto row = [&] {
        const auto ledger = office_.ledger().lease();
        return query::instrument_requested(*ledger, request).value();
    }();
    numbers.insert_or_assign(name, row.number.empty() ? row.code : row.number);
    if (kind.announced) {
        // Put up the day it was written, not once the clock has gone on.
        [[maybe_unused]] const bool is_there = wait_for(row);
    }
    return {};
}

std::string DemoPapers::sign_off(
    const identity::Actor& writer,
    const std::string& case_stream,
    const domain::InstrumentKind& kind,
    const Fields& stated,
    const YAML::Node& told
) {
    const auto sent = instruments_.send(
        writer,
        {.stream = domain::sign_off::stream_of(new_request()),
         .asked = {.case_stream = case_stream, .kind = kind.key, .stated = stated}}
    );
    if (!sent) {
        return kind.name + "：" + sent.error().what;
    }
    const auto done =
        instruments_.sign_off(signer_of(kind, writer, told), {.stream = sent->row.stream});
    return done ? std::string{} : kind.name + "：" + done.error().what;
}

const identity::Actor& DemoPapers::signer_of(
    const domain::InstrumentKind& kind, const identity::Actor& writer, const YAML::Node& told
) const {
    const auto& definitions = office_.definitions();
    const auto name =
        told.IsMap() && told["signer"] ? told["signer"].as<std::string>() : std::string{};
    for (const auto& role : kind.signed_off_by) {
        for (const auto& actor : definitions.bureau.actors) {
            const bool is_meant =
                name.empty() ? actor.has(role) && actor.id != writer.id : actor.name == name;
            if (is_meant && desk::may_sign_off(definitions.roles, actor, kind, writer.unit)) {
                return actor;
            }
        }
    }
    throw Fault("演示机关没有人可以签发：" + kind.name);
}

const domain::InstrumentKind& DemoPapers::kind_named(const std::string& name) const {
    const auto& kinds = office_.definitions().instruments;
    const auto found = std::ranges::find(kinds, name, &domain::InstrumentKind::name);
    if (found == kinds.end()) {
        throw Fault("演示案例里的文书不存在：" + name);
    }
    return *found;
}

bool DemoPapers::is_made(const std::string& case_stream, std::string_view number) {
    const auto rows = of_case(case_stream);
    const auto row = std::ranges::find_if(rows, [&](const auto& one) {
        return (one.number.empty() ? one.code : one.number) == number;
    });
    return row != rows.end() && wait_for(*row);
}

void DemoPapers::wait_for_all(const std::string& case_stream) {
    for (const auto& row : of_case(case_stream)) {
        if (row.standing == kWaits && !wait_for(row)) {
            return;
        }
    }
}

// Where it cannot be made, or the renderer is missing, the press says so of it.
bool DemoPapers::wait_for(const query::InstrumentRow& row) {
    office_.press().make_first(row.stream);
    const auto called = (row.number.empty() ? row.title : row.number) + "：";
    const auto until = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < until) {
        {
            const auto ledger = office_.ledger().lease();
            const auto now = query::instrument_at(*ledger, row.stream);
            if (now && now->standing != kWaits) {
                return true;
            }
        }
        if (office_.press().standing().trouble.starts_with(called)) {
            return false;
        }
        std::this_thread::sleep_for(kLook);
    }
    return false;
}

std::vector<query::InstrumentRow> DemoPapers::of_case(const std::string& stream) {
    const auto ledger = office_.ledger().lease();
    return query::instruments_of_case(*ledger, stream);
}

}  // namespace mingjing::server
