#include "server/office.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/limits.h"
#include "identity/actor.h"
#include "intake/mailbox.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "query/registers.h"
#include "record/adopted.h"
#include "seal/epoch.h"
#include "search/search.h"
#include "server/resources.h"
#include "server/tables.h"

namespace mingjing::server {

namespace {

constexpr std::size_t kReadersMax = 8;

const identity::Actor kServer{
    .id = "system",
    .name = "系统",
    .unit = "",
    .roles = {std::string(identity::kSystem)},
    .operated_by = "",
};

definitions::Definitions checked(
    tl::expected<definitions::Definitions, std::vector<definitions::Problem>> loaded
) {
    if (loaded) {
        return std::move(*loaded);
    }
    std::string text = "定义文件有误，未启动：";
    for (const auto& problem : loaded.error()) {
        text += fmt::format("\n  {} 第{}行：{}", problem.file, problem.line, problem.what);
    }
    throw Fault(text);
}

void migrate(const Places& places) {
    migrate_ledger(*db::open(places.ledger, db::Access::read_write));
    migrate_work(*db::open(places.work, db::Access::read_write));
    migrate_search(*db::open(places.search, db::Access::read_write));
}

// The mailbox key pair, made on first use. Returns the public half.
std::string open_mailbox_key(Files& files, const std::string& path) {
    if (const auto kept = files.read(path)) {
        const auto key = intake::parse_office_key(*kept);
        if (!key) {
            throw Fault("信箱密钥文件损坏：" + path + "，请从备份恢复");
        }
        return key->public_key;
    }
    const auto key = intake::make_office_key();
    files.replace(path, intake::text_of(key));
    return key.public_key;
}

const Places& migrated(const Places& places) {
    migrate(places);
    return places;
}

definitions::Definitions definitions_adopted(
    const Places& places,
    const vault::Vault& vault,
    const std::vector<std::string>& proposals,
    const definitions::Definitions* known
) {
    const auto connection = db::open(places.ledger, db::Access::read_only);
    const auto files = record::adopted_files(*connection);
    if (files.empty()) {
        return known != nullptr ? *known : checked(definitions::load_folders(proposals));
    }
    std::vector<definitions::Source> sources;
    for (const auto& [name, digest] : files) {
        auto bytes = vault.get(digest);
        if (!bytes) {
            throw Fault(fmt::format("已采用的定义 {} 不在库中（{}），请从备份恢复", name, digest));
        }
        sources.push_back({name, std::move(*bytes), digest});
    }
    // Ledgers begun before there was a workbench never adopted roles.
    if (std::ranges::find(sources, "roles.yaml", &definitions::Source::name) == sources.end()) {
        auto shipped = checked(definitions::load_folders(proposals)).sources;
        std::ranges::copy_if(shipped, std::back_inserter(sources), [](const auto& source) {
            return source.name == "roles.yaml";
        });
    }
    return checked(definitions::load(std::move(sources), definitions::Are::adopted));
}

}  // namespace

definitions::Definitions definitions_in_use(
    const Places& places,
    const vault::Vault& vault,
    const std::vector<std::string>& proposals,
    const definitions::Definitions* known
) {
    auto definitions = definitions_adopted(places, vault, proposals, known);
    definitions.older_procedures = std::make_shared<definitions::OlderProcedures>(
        [&vault](std::string_view digest) { return vault.get(digest); }, definitions.bureau.laws
    );
    return definitions;
}

Places places_of(const DataFolder& folder, const std::string& database) {
    const auto place = [&](const std::string& file, const std::string& schema) {
        return database.empty() ? db::Place{db::Engine::sqlite, file, ""}
                                : db::Place{db::Engine::postgres, database, schema};
    };
    return {
        place(folder.ledger_database(), "ledger"),
        place(folder.work_database(), "work"),
        place(folder.search_database(), "search"),
    };
}

Office::Office(const DataFolder& folder, const OfficeOptions& options, const Clock& clock)
    : folder_(folder),
      clock_(clock),
      adopted_(options.adopted),
      places_(migrated(places_of(folder, options.database))),
      vault_(files_, folder.vault()),
      definitions_(definitions_in_use(places_, vault_, options.definitions, options.known)),
      identity_(seal::open_identity(files_, folder.keys(), definitions_.bureau.origin)),
      published_(files_, folder.log()),
      ledger_(places_.ledger, kReadersMax),
      work_(places_.work, kReadersMax, db::Access::read_write),
      search_(places_.search, kReadersMax),
      sealer_connection_(db::open(places_.ledger, db::Access::read_only)),
      index_connection_(db::open(places_.search, db::Access::read_write)),
      index_source_(db::open(places_.ledger, db::Access::read_only)),
      sealer_(files_, folder.log(), identity_),
      mailbox_key_(open_mailbox_key(files_, folder.keys() + "/mailbox.key")) {
    projection::prepare(
        *db::open(places_.ledger, db::Access::read_write), definitions_, [](std::uint64_t) {}
    );
    // Only now do the tables say what the ledger names.
    attachments_ = std::make_unique<attachments::Attachments>(vault_, ledger_, work_, clock_);
    sealer_.open(*sealer_connection_);
    // Nothing is sealed before the ledger says under which definitions and which epoch.
    const std::lock_guard wait(sealing_);
    seal_worker_ = std::make_unique<Worker>(
        "seal",
        [this] {
            const std::lock_guard lock(sealing_);
            seal_once();
            return false;
        },
        limits::kSealRest
    );
    index_worker_ = std::make_unique<Worker>("search", [this] {
        const std::lock_guard lock(indexing_);
        return search::follow(*index_connection_, *index_source_, definitions_);
    });
    desk_ = std::make_unique<desk::Desk>(
        places_.ledger,
        definitions_,
        clock_,
        [this] {
            seal_worker_->wake();
            index_worker_->wake();
            wake_press();
        },
        [stopped = options.stopped] {
            if (stopped) {
                stopped();
            }
        }
    );
    adopt_if_new();
    record_epoch();
    press_ = std::make_unique<press::Press>(
        ledger_,
        *desk_,
        definitions_,
        [this](std::string_view digest) { return vault_.get(digest); },
        [this](std::string_view bytes) { return vault_.put(bytes); },
        press::RendererOptions{.worker = resource("press")}
    );
    const std::lock_guard guard(waking_);
    press_worker_ = std::make_unique<Worker>("press", [this] { return press_->make_next(); });
}

Office::~Office() {
    auto worker = [this] {
        const std::lock_guard guard(waking_);
        return std::move(press_worker_);
    }();
    worker.reset();
}

void Office::wake_press() {
    const std::lock_guard guard(waking_);
    if (press_worker_) {
        press_worker_->wake();
    }
}

void Office::adopt_if_new() {
    const auto lease = ledger_.lease();
    if (!record::adopted_files(*lease).empty()) {
        return;
    }
    desk::AdoptDefinitions adopt{definitions_.digest, {}};
    for (const auto& source : definitions_.sources) {
        adopt.files.emplace_back(source.name, vault_.put(source.bytes));
    }
    const auto adopted = desk_->submit(kServer, std::move(adopt));
    if (!adopted) {
        throw Fault("无法采用定义：" + adopted.error().what);
    }
}

// After a restore; again after each start, should a crash have come between.
void Office::record_epoch() {
    if (identity_.origin == definitions_.bureau.origin) {
        return;
    }
    const auto begun = desk_->submit(
        kServer, desk::BeginEpoch{identity_.origin, seal::ended_with(files_, identity_)}
    );
    if (!begun) {
        throw Fault("无法记录新的日志纪元：" + begun.error().what);
    }
}

void Office::on_public_change(std::function<void(std::uint64_t)> listener) {
    const std::lock_guard lock(sealing_);
    public_change_ = std::move(listener);
    if (public_change_) {
        public_change_(changes_told_);
    }
}

// Told before sealing too, which may fail: a page of what was withdrawn must not be served
// from a cache meanwhile. Told after it because pages show their receipts.
void Office::seal_once() {
    const auto position = query::public_position(*sealer_connection_);
    if (position != told_position_) {
        told_position_ = position;
        tell_public_change();
    }
    sealer_.seal(*sealer_connection_);
    if (position != sealed_position_) {
        sealed_position_ = position;
        tell_public_change();
    }
}

void Office::tell_public_change() {
    ++changes_told_;
    if (public_change_) {
        public_change_(changes_told_);
    }
}

void Office::settle() {
    {
        const std::lock_guard lock(sealing_);
        seal_once();
    }
    const std::lock_guard lock(indexing_);
    while (search::follow(*index_connection_, *index_source_, definitions_)) {
    }
}

void Office::between_seals(const std::function<void()>& work) {
    const std::lock_guard lock(sealing_);
    work();
}

}  // namespace mingjing::server
