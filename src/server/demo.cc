#include "server/demo.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <mutex>
#include <vector>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "base/fault.h"
#include "base/files.h"
#include "codec/text.h"
#include "desk/register_acts.h"
#include "domain/attachment.h"
#include "drafts/drafts.h"
#include "server/command_parts.h"
#include "server/commands.h"
#include "server/demo_cases.h"
#include "server/resources.h"
#include "server/staff.h"
#include "tabular/import.h"

namespace mingjing::server {

namespace {

// Stands at nine in the morning of the day a step names, and ticks a second a reading so
// that what happens later is later.
class DemoClock final : public Clock {
  public:
    [[nodiscard]] Time now() const override {
        const std::lock_guard lock(mutex_);
        now_ += std::chrono::seconds{1};
        return now_;
    }
    void turn_to(std::chrono::sys_days day) {
        const std::lock_guard lock(mutex_);
        now_ = std::max(now_, Time{day + std::chrono::hours{1}});  // 09:00 in China
    }

  private:
    mutable std::mutex mutex_;
    mutable Time now_{};
};

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw Fault("演示文件缺失：" + path);
    }
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Keeps what the commands say, for the one that fails.
class Quiet final : public Output {
  public:
    void line(std::string_view text) override { said_ += "\n  " + std::string(text); }
    void progress(std::string_view, std::uint64_t, std::uint64_t) override {}
    void file(std::string_view, std::string_view) override {}
    void forget() { said_.clear(); }
    [[nodiscard]] const std::string& said() const { return said_; }

  private:
    std::string said_;
};

// The steps file ships with the program; a mistake in it is ours, and stops the demo.
class Player {
  public:
    Player(Office& office, const Clock& clock) : office_(office), clock_(clock) {}

    void play(const YAML::Node& step) {
        const auto kind = step.begin()->first.as<std::string>() == "on"
                              ? std::next(step.begin())->first.as<std::string>()
                              : step.begin()->first.as<std::string>();
        const auto what = step[kind];
        if (kind == "import") {
            import(what);
        } else if (kind == "correct") {
            correct(what);
        } else if (kind == "attach") {
            attach(what);
        } else {
            act("publish " + kind, what);
        }
    }

  private:
    void import(const YAML::Node& what) {
        Request request = request_of("import", what);
        const auto file = what["file"].as<std::string>();
        request.files.emplace_back(
            std::filesystem::path(file).filename().string(), bytes_of(resource("demo/" + file))
        );
        do_it(request);
    }

    // As the form does it: the file goes up, and the draft names it.
    void attach(const YAML::Node& what) {
        const auto& schema = *office_.definitions().find(what["register"].as<std::string>());
        const auto path = what["field"].as<std::string>();
        const auto file = what["file"].as<std::string>();
        const auto* field = domain::find_field(schema.fields, path);
        const auto* actor = office_.definitions().actor(what["actor"].as<std::string>());
        if (field == nullptr || actor == nullptr) {
            throw Fault("演示步骤的字段或者人员不存在：" + path);
        }
        const auto taken =
            office_.attachments().take_in(*actor, *field, file, bytes_of(resource("demo/" + file)));
        if (!taken) {
            throw Fault("演示附件未能上传：" + taken.error().what);
        }
        const auto work = office_.work().lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        auto draft = drafts::find(*work, schema.key, what["key"].as<std::string>()).value();
        auto* values = &draft.content;
        if (const auto dot = path.find('.'); dot != std::string::npos) {
            auto& rows = std::get<List>(values->at(path.substr(0, dot)).data);
            values = &std::get<Fields>(rows.at(what["row"].as<std::size_t>() - 1).data);
        }
        (*values)[field->key] = List{domain::to_value(*taken)};
        drafts::save(*work, draft);
        transaction.commit();
    }

    // A correction or revision: today's content with some fields changed, as a new draft,
    // submitted with its reason.
    void correct(const YAML::Node& what) {
        const auto& schema = *office_.definitions().find(what["register"].as<std::string>());
        const auto key = what["key"].as<std::string>();
        desk::RegisterActs acts(
            office_.desk(), office_.ledger(), office_.work(), office_.definitions(), clock_
        );
        const auto* actor = office_.definitions().actor(what["actor"].as<std::string>());
        auto begun = acts.begin_draft(*actor, schema.key, key);
        if (!begun) {
            throw Fault("演示步骤不能更正条目 " + key + "：" + begun.error().what);
        }
        auto& draft = begun->draft;
        for (const auto& change : what["set"]) {
            const auto field_key = change.first.as<std::string>();
            const auto* field = domain::find_field(schema.fields, field_key);
            if (field == nullptr) {
                throw Fault("演示步骤的字段不存在：" + field_key);
            }
            draft.content[field_key] =
                domain::parse_cell(
                    *field, change.second.as<std::string>(), {}, office_.definitions().vocabulary()
                )
                    .value;
        }
        draft.authors = {actor->id};
        {
            const auto lease = office_.work().lease();
            db::Transaction transaction(*lease, db::Transaction::Mode::write);
            drafts::save(*lease, draft);
            transaction.commit();
        }
        Request request = request_of("publish submit", what);
        request.words.push_back(key);
        do_it(request);
    }

    void act(const std::string& verb, const YAML::Node& what) {
        Request request = request_of(verb, what);
        for (const auto& key : what["keys"]) {
            request.words.push_back(key.as<std::string>());
        }
        do_it(request);
    }

    [[nodiscard]] static Request request_of(const std::string& verb, const YAML::Node& what) {
        Request request;
        request.verb = verb;
        request.operated_by = "operator demo";
        request.words.push_back(what["register"].as<std::string>());
        for (const auto* name : {"actor", "reason", "basis", "kind", "comment", "fields"}) {
            if (what[name]) {
                request.options[name] = what[name].as<std::string>();
            }
        }
        if (what["changed_on"]) {
            request.options["changed-on"] = what["changed_on"].as<std::string>();
        }
        if (what["effective_from"]) {
            request.options["effective-from"] = what["effective_from"].as<std::string>();
        }
        return request;
    }

    // An import may leave faulty rows out: the demo's files have them on purpose.
    void do_it(const Request& request) {
        quiet_.forget();
        const auto code = run(office_, request, quiet_);
        if (code != Exit::done && code != Exit::partial) {
            throw Fault(fmt::format(
                "演示步骤未能完成：{} {}{}",
                request.verb,
                fmt::join(request.words, " "),
                quiet_.said()
            ));
        }
    }

    Office& office_;
    const Clock& clock_;
    Quiet quiet_;
};

// Stands there while the demo bureau is being built.
std::string unfinished(const DataFolder& folder) {
    return folder.path() + "/demo.unfinished";
}

// What happens on a day, in the registers before the cases.
struct Turn {
    std::chrono::sys_days on;
    std::function<void()> play;
};

std::vector<Turn> turns_of(const YAML::Node& steps, Player& player, DemoCases& cases) {
    std::vector<Turn> turns;
    auto on = codec::from_iso_date(steps["begin"].as<std::string>()).value();
    for (const auto& step : steps["steps"]) {
        if (const auto day = step["on"]) {
            on = codec::from_iso_date(day.as<std::string>()).value();
        }
        turns.push_back({on, [&player, step] { player.play(step); }});
    }
    for (const auto& turn : cases.turns()) {
        turns.push_back({turn.on, [&cases, turn] { cases.play(turn); }});
    }
    return turns;
}

}  // namespace

bool is_new(const DataFolder& folder) {
    return !std::filesystem::exists(folder.ledger_database()) ||
           std::filesystem::exists(unfinished(folder));
}

void build_demo(
    const DataFolder& folder, const OfficeOptions& options, const std::string& site, Output& output
) {
    DiskFiles files;
    if (files.read(unfinished(folder))) {
        throw Fault(
            "演示机关上次没有建完（中途停止），请换一个新的数据目录，或者删除后再启动：" +
            folder.path()
        );
    }
    files.replace(unfinished(folder), "");
    const auto steps = YAML::LoadFile(resource("demo/steps.yaml"));
    DemoClock clock;
    clock.turn_to(codec::from_iso_date(steps["begin"].as<std::string>()).value());
    Office office(folder, options, clock);
    output.line("正在建立演示机关：" + office.definitions().bureau.name);
    // Of today, for their passwords age; before the cases, whose papers name people.
    make_demo_accounts(office, SystemClock{}.now());
    Player player(office, clock);
    DemoCases cases(office, clock, day_in_china(SystemClock{}.now()), site);
    auto turns = turns_of(steps, player, cases);
    std::ranges::stable_sort(turns, {}, &Turn::on);
    std::uint64_t done = 0;
    for (const auto& turn : turns) {
        clock.turn_to(turn.on);
        turn.play();
        output.progress("演示", ++done, turns.size());
    }
    for (const auto& story : cases.left_out()) {
        output.line("这个演示案例没有办到底：" + story);
    }
    office.settle();
    files.remove(unfinished(folder));
    output.line(fmt::format("演示机关已建立（{} 步）", done));
}

}  // namespace mingjing::server
