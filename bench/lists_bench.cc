// Fills one register of the demo bureau with many entries at every stage, several units',
// appended and projected in bulk. bench/lists.mjs measures the workbench's lists on it.
//   lists_bench FOLDER [ENTRIES]

#include <array>
#include <cstdlib>
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "base/clock.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "record/codec.h"
#include "server/data_folder.h"
#include "server/office.h"
#include "server/resources.h"
#include "server/staff.h"

namespace {

using namespace mingjing;
namespace events = domain::register_entry;

constexpr std::string_view kRegister = "av_record_items";
constexpr std::uint64_t kEntriesPerCommit = 2000;
constexpr std::array kUnits{"劳动监察支队", "政策法规科", "劳动关系科", "信息中心"};
constexpr std::array kCategories{"行政处罚", "行政强制", "行政检查", "行政许可"};
constexpr std::array kLevels{"必须全程", "应当", "可以"};

events::Submitted submission(const domain::Schema& schema, std::uint64_t number) {
    events::Submitted submitted;
    submitted.register_key = schema.key;
    submitted.schema = schema.digest;
    submitted.key = fmt::format("YX-{:07}", number);
    submitted.content = {
        {"number", submitted.key},
        {"category", kCategories[number % kCategories.size()]},
        {"stage", fmt::format("第{}号事项的现场检查与调查取证环节", number * 7919 % 100'003)},
        {"place", "用人单位的生产经营场所，以及劳动者实际工作的地点"},
        {"activity", fmt::format("查阅劳动用工台账和工资支付凭证，询问劳动者{}人", number % 97)},
        {"level", kLevels[number % kLevels.size()]},
        {"methods", List{Value("录像")}},
    };
    submitted.effective_from = "2026-01-01";
    submitted.reviewers = {"unit_head", "legal_reviewer"};
    submitted.due = fmt::format("2026-{:02}-{:02}", 1 + number % 12, 1 + number % 28);
    submitted.unit = kUnits[number % kUnits.size()];
    return submitted;
}

// One stream, event by event.
class Writing {
  public:
    Writing(
        db::Connection& connection,
        const definitions::Definitions& definitions,
        std::uint64_t number,
        Time now
    )
        : connection_(connection),
          definitions_(definitions),
          stream_(fmt::format("entry-{:032x}", number)),
          now_(now) {}

    ledger::Record add(const events::Event& event, const char* actor) {
        const std::array drafts{record::encode(event)};
        const auto records = ledger::append(connection_, stream_, version_++, drafts, actor, now_);
        projection::apply(connection_, definitions_, records.front(), event);
        return records.front();
    }
    ledger::Record publish(const events::Submitted& submitted, std::uint64_t version) {
        const auto record = add(submitted, "compiler_labour");
        add(events::Approved{"unit_head", ""}, "head_labour");
        add(events::Approved{"legal_reviewer", ""}, "reviewer_legal");
        return add(events::Published{version, "", record.position, record.entry}, "publisher");
    }

  private:
    db::Connection& connection_;
    const definitions::Definitions& definitions_;
    std::string stream_;
    Time now_;
    std::uint64_t version_ = 0;
};

// Of twenty entries twelve are public and at rest, the others each at another stage.
void append_entry(Writing writing, const domain::Schema& schema, std::uint64_t number) {
    auto submitted = submission(schema, number);
    // NOLINTBEGIN(readability-magic-numbers): twenty equal parts
    switch (number / 60 % 20) {
        case 0:
        case 1:
            writing.add(submitted, "compiler_labour");
            return;
        case 2:
            writing.add(submitted, "compiler_labour");
            writing.add(events::Approved{"unit_head", ""}, "head_labour");
            return;
        case 3:
            writing.add(submitted, "compiler_labour");
            writing.add(events::Approved{"unit_head", ""}, "head_labour");
            writing.add(events::Approved{"legal_reviewer", ""}, "reviewer_legal");
            return;
        case 4:
            writing.add(submitted, "compiler_labour");
            writing.add(events::Returned{"unit_head", "环节有误"}, "head_labour");
            return;
        case 5:
            writing.add(submitted, "compiler_labour");
            writing.add(events::TakenBack{}, "compiler_labour");
            return;
        case 6:
            writing.publish(submitted, 1);
            writing.add(events::Withdrawn{"不再记录", ""}, "publisher");
            return;
        case 7:
            writing.publish(submitted, 1);
            submitted.kind = events::Kind::revision;
            submitted.reason = "场所有变";
            submitted.content["place"] = "用人单位的生产经营场所";
            writing.add(submitted, "compiler_labour");
            return;
        default:
            writing.publish(submitted, 1);
    }
    // NOLINTEND(readability-magic-numbers)
}

void append_all(server::Office& office, std::uint64_t entries) {
    const auto connection = db::open(office.places().ledger, db::Access::read_write);
    const auto& schema = *office.definitions().find(std::string(kRegister));
    for (std::uint64_t first = 0; first < entries; first += kEntriesPerCommit) {
        db::Transaction transaction(*connection, db::Transaction::Mode::write);
        for (auto n = first; n < std::min(entries, first + kEntriesPerCommit); ++n) {
            append_entry({*connection, office.definitions(), n, office.clock().now()}, schema, n);
        }
        transaction.commit();
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "lists_bench FOLDER [ENTRIES]\n";
        return EXIT_FAILURE;
    }
    const std::uint64_t entries = argc > 2 ? std::stoull(argv[2]) : 100'000;
    const SystemClock clock;
    server::DataFolder folder(argv[1]);
    if (!folder.lock()) {
        std::cerr << "in use\n";
        return EXIT_FAILURE;
    }
    server::Office office(
        folder, {"", {server::resource("definitions"), server::resource("demo/definitions")}}, clock
    );
    append_all(office, entries);
    for (const auto* login : {"leader", "head_labour"}) {
        server::make_demo_account(office, *office.definitions().actor(login), office.clock().now());
    }
    office.settle();
}
