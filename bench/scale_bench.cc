// Makes a bureau of many records: entries submitted, reviewed by the whole chain and
// published, appended and projected in bulk, then sealed and indexed as a server would.
// bench/scale.py measures the program on it.
//   scale_bench FOLDER [RECORDS]

#include <array>
#include <chrono>
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

namespace {

using namespace mingjing;
namespace events = domain::register_entry;

constexpr std::string_view kRegister = "av_record_items";
constexpr std::uint64_t kRecordsPerEntry = 5;
constexpr std::uint64_t kEntriesPerCommit = 2000;

class Stopwatch {
  public:
    explicit Stopwatch(std::string what) : what_(std::move(what)) {}
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;
    ~Stopwatch() {
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
        std::cout << fmt::format("  {}: {:.1f} s", what_, spent.count()) << std::endl;
    }

  private:
    std::string what_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

events::Submitted submission(const definitions::Definitions& definitions, std::uint64_t number) {
    const auto* schema = definitions.find(std::string(kRegister));
    events::Submitted submitted;
    submitted.register_key = kRegister;
    submitted.schema = schema->digest;
    submitted.key = fmt::format("YX-{:07}", number);
    submitted.content = {
        {"number", submitted.key},
        {"category", "行政处罚"},
        {"stage", fmt::format("第{}号事项的现场检查与调查取证环节", number)},
        {"place", "用人单位的生产经营场所，以及劳动者实际工作的地点"},
        {"activity", fmt::format("查阅劳动用工台账和工资支付凭证，询问劳动者{}人", number % 97)},
        {"level", "应当"},
        {"methods", List{Value("录像")}},
    };
    submitted.effective_from = "2026-01-01";
    submitted.reviewers = {"unit_head", "legal_reviewer", "bureau_leader"};
    return submitted;
}

// The events of one entry, from its submission to its page.
void append_entry(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::uint64_t number,
    Time now
) {
    const auto stream = fmt::format("entry-{:032x}", number);
    const auto append = [&](std::uint64_t version, const events::Event& event, const char* actor) {
        const std::array drafts{record::encode(event)};
        const auto records = ledger::append(connection, stream, version, drafts, actor, now);
        projection::apply(connection, definitions, records.front(), event);
        return records.front();
    };
    const auto submitted = append(0, submission(definitions, number), "compiler_legal");
    append(1, events::Approved{"unit_head", ""}, "head_legal");
    append(2, events::Approved{"legal_reviewer", ""}, "reviewer_legal");
    append(3, events::Approved{"bureau_leader", ""}, "leader");
    append(4, events::Published{1, "", submitted.position, submitted.entry}, "publisher");
}

void append_all(server::Office& office, std::uint64_t records) {
    const Stopwatch watch(fmt::format("append and project {} records", records));
    const auto connection = db::open(office.places().ledger, db::Access::read_write);
    const auto entries = records / kRecordsPerEntry;
    for (std::uint64_t first = 0; first < entries; first += kEntriesPerCommit) {
        db::Transaction transaction(*connection, db::Transaction::Mode::write);
        for (auto n = first; n < std::min(entries, first + kEntriesPerCommit); ++n) {
            append_entry(*connection, office.definitions(), n, office.clock().now());
        }
        transaction.commit();
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "scale_bench FOLDER [RECORDS]\n";
        return EXIT_FAILURE;
    }
    const std::uint64_t records = argc > 2 ? std::stoull(argv[2]) : 1'000'000;
    const SystemClock clock;
    server::DataFolder folder(argv[1]);
    if (!folder.lock()) {
        std::cerr << "in use\n";
        return EXIT_FAILURE;
    }
    server::Office office(
        folder, {"", {server::resource("definitions"), server::resource("demo/definitions")}}, clock
    );
    append_all(office, records);
    const Stopwatch watch("seal and index the rest");
    office.settle();
}
