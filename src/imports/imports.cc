#include "imports/imports.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "codec/canonical.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "domain/attachment.h"
#include "domain/refuse.h"
#include "drafts/confirmed_headers.h"
#include "drafts/drafts.h"

namespace mingjing::imports {

namespace {

using domain::refusal;

constexpr std::size_t kIdBytes = 16;

domain::Refusal gone() {
    return refusal("import-gone", "这份导入已被删除", "请返回导入列表查看，或者重新上传文件");
}

std::string next_after(const sheet::FileProblem& problem) {
    return problem.code == "headers-not-recognised" ? "请确认各列对应的字段，或者改好表头后重新上传"
                                                    : "请按上面的说明处理后重新上传";
}

std::int64_t whole(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}

void take_sums(const Sums& sums, Import& import) {
    import.created = whole(sums.created);
    import.changed = whole(sums.changed);
    import.unchanged = whole(sums.unchanged);
}

void take(const Told& told, Import& import) {
    import.refusal = told.refusal;
    import.refusal_next = told.refusal_next;
    import.state = told.refusal.empty() ? State::read : State::refused;
    import.accepted = whole(told.accepted);
    import.warned = whole(told.warned);
    import.rejected = whole(told.rejected);
    take_sums(told.sums, import);
}

std::size_t bytes_of(const tabular::MendedCells& cells) {
    std::size_t bytes = 0;
    for (const auto& [place, text] : cells) {
        bytes += place.sheet.size() + text.size();
    }
    return bytes;
}

// What a report is read from, and for whom.
std::string name_of(const identity::Actor& actor, const Import& import) {
    std::string said = actor.id + "\n" + import.digest;
    for (const auto& [header, field] : import.headers) {
        said += "\n" + codec::write_json(List{header, field});
    }
    for (const auto& [place, text] : import.cells) {
        said += "\n" +
                codec::write_json(List{place.sheet, std::int64_t{place.row}, place.column, text});
    }
    return import.id + crypto::sha256(said).hex();
}

}  // namespace

class Imports::Turn {
  public:
    Turn(Turns& turns, std::string_view account)
        : turns_(turns), account_(account), place_(turns.take(account)) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
        if (place_ == Turns::Place::taken) {
            turns_.give_back(account_);
        }
    }
    [[nodiscard]] std::optional<domain::Refusal> refused() const {
        switch (place_) {
            case Turns::Place::taken:
                return std::nullopt;
            case Turns::Place::own_is_taken:
                return refusal(
                    "imports-busy", "您的另一份导入正在读取，这一份还没有读", "请等那一份读完再试"
                );
            case Turns::Place::all_are_taken:
                return refusal(
                    "imports-busy", "正在读取其他人的导入文件，这一份还没有读", "请稍候片刻再试"
                );
        }
        std::abort();
    }

  private:
    Turns& turns_;
    std::string account_;
    Turns::Place place_;
};

// What was read is as large as the reading of it: the turn is given back when it goes.
struct Imports::Read {
    std::unique_ptr<Turn> turn;
    std::string bytes = {};
    std::optional<Reading> reading = {};  // nothing where the file was refused
    Told told = {};                       // where it was refused
};

Imports::Imports(const Parts& parts, Files& files, std::string folder)
    : parts_(parts), files_(files), folder_(std::move(folder)) {
    files_.make_folders(folder_);
    remove_old();
    const auto work = parts_.work.lease();
    for (const auto& name : files_.list(folder_)) {
        if (!imports::find(*work, name)) {
            files_.remove(path_of(name));
        }
    }
}

void Imports::remove_old() {
    const auto old = codec::rfc3339(parts_.clock.now() - limits::kImportKept);
    const auto ids = [&] {
        const auto work = parts_.work.lease();
        return uploaded_before(*work, old);
    }();
    for (const auto& id : ids) {
        imports::remove(*parts_.work.lease(), id);
        files_.remove(path_of(id));
    }
}

Imports::Result<Import> Imports::take_in(
    const identity::Actor& actor,
    const domain::Schema& schema,
    std::string_view file_name,
    std::string_view bytes
) {
    remove_old();
    {
        const auto work = parts_.work.lease();
        if (count_of(*work, actor.unit) >= limits::kImportsPerUnitMax ||
            bytes_kept(*work) + whole(bytes.size()) > limits::kImportsBytesMax) {
            return tl::unexpected(refusal(
                "too-many-imports",
                fmt::format(
                    "留存的导入文件过多（每个单位最多{}份），没有收下这一份",
                    limits::kImportsPerUnitMax
                ),
                "请先删除已经用完的导入，再重新上传"
            ));
        }
    }
    Import import;
    import.id = codec::hex(crypto::random_bytes(kIdBytes));
    import.register_key = schema.key;
    import.unit = actor.unit;
    import.file = domain::plain_file_name(file_name);
    import.uploaded_by = actor.id;
    import.uploaded_by_name = actor.name;
    import.uploaded_at = codec::rfc3339(parts_.clock.now());
    import.digest = crypto::sha256(bytes).hex();
    import.bytes = whole(bytes.size());
    files_.replace(path_of(import.id), bytes);
    imports::keep(*parts_.work.lease(), import);
    auto turn = turn_of(actor);
    auto taken = turn ? read_again(actor, import, std::move(*turn))
                      : Result<Import>(tl::unexpected(std::move(turn.error())));
    if (!taken) {
        remove(import);
    }
    return taken;
}

std::optional<Import> Imports::find(std::string_view id) {
    return imports::find(*parts_.work.lease(), id);
}

Browsed Imports::browse(const Browse& request) {
    return imports::browse(*parts_.work.lease(), request);
}

Imports::Result<std::unique_ptr<Imports::Turn>> Imports::turn_of(const identity::Actor& actor) {
    auto turn = std::make_unique<Turn>(turns_, actor.id);
    if (auto refused = turn->refused()) {
        return tl::unexpected(std::move(*refused));
    }
    return turn;
}

Imports::Result<Imports::Read> Imports::read(const identity::Actor& actor, const Import& import) {
    auto turn = turn_of(actor);
    return turn ? read(actor, import, std::move(*turn)) : tl::unexpected(std::move(turn.error()));
}

Imports::Result<Imports::Read> Imports::read(
    const identity::Actor& actor, const Import& import, std::unique_ptr<Turn> turn
) {
    const auto* schema = schema_of(import);
    if (schema == nullptr) {
        return tl::unexpected(refusal(
            "register-gone", "这份导入所属的清单已经不在定义之列", "请删除这份导入，按新的清单上传"
        ));
    }
    Read read{std::move(turn)};
    auto bytes = files_.read(path_of(import.id));
    if (!bytes || crypto::sha256(*bytes).hex() != import.digest) {
        return tl::unexpected(refusal(
            "import-file-gone",
            "这份导入的文件“" + import.file + "”已经不在或者损坏",
            "请删除这份导入，重新上传文件"
        ));
    }
    tabular::Options options;
    options.confirmed_headers = import.headers;
    options.mended = import.cells;
    options.limits.rows_max = limits::kImportRowsOnlineMax;
    auto done = read_file(parts_, *schema, actor, {import.file, *bytes}, options);
    read.bytes = std::move(*bytes);
    if (done) {
        read.reading = std::move(*done);
    } else {
        read.told.refusal = done.error().what;
        read.told.refusal_next = next_after(done.error());
        read.told.sheets = tabular::read_headers(read.bytes, import.file, *schema, options);
        read.told.effects.resize(read.told.sheets.size());
    }
    return read;
}

Imports::Result<Import> Imports::read_again(
    const identity::Actor& actor, const Import& import, std::unique_ptr<Turn> turn
) {
    auto done = read(actor, import, std::move(turn));
    if (!done) {
        return tl::unexpected(done.error());
    }
    auto told = std::make_shared<const Told>(
        done->reading ? told_of(std::move(*done->reading)) : std::move(done->told)
    );
    auto after = change(import.id, [&](Import& now) {
        take(*told, now);
        return Result<void>();
    });
    if (after) {
        reports_.keep(name_of(actor, import), std::move(told), parts_.clock.now());
    }
    return after;
}

// What others change of the same import meanwhile is kept: the row is read and written as one.
Imports::Result<Import> Imports::change(
    std::string_view id, const std::function<Result<void>(Import&)>& make
) {
    const auto work = parts_.work.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    auto import = imports::find(*work, id);
    if (!import) {
        return tl::unexpected(gone());
    }
    if (auto made = make(*import); !made) {
        return tl::unexpected(std::move(made.error()));
    }
    imports::keep(*work, *import);
    transaction.commit();
    return std::move(*import);
}

Imports::Result<std::shared_ptr<const Told>> Imports::told(
    const identity::Actor& actor, const Import& import
) {
    auto name = name_of(actor, import);
    if (auto known = reports_.find(name, parts_.clock.now())) {
        return known;
    }
    auto done = read(actor, import);
    if (!done) {
        return tl::unexpected(done.error());
    }
    auto told = std::make_shared<const Told>(
        done->reading ? told_of(std::move(*done->reading)) : std::move(done->told)
    );
    reports_.keep(std::move(name), told, parts_.clock.now());
    return told;
}

Imports::Result<Import> Imports::confirm(
    const identity::Actor& actor, const Import& import, const ConfirmedHeaders& headers
) {
    auto turn = turn_of(actor);
    if (!turn) {
        return tl::unexpected(std::move(turn.error()));
    }
    const auto after = change(import.id, [&](Import& now) -> Result<void> {
        for (const auto& [header, field] : headers) {
            now.headers.insert_or_assign(header, field);
        }
        if (now.headers.size() > limits::kImportColumnsMax) {
            return tl::unexpected(refusal(
                "too-many-headers",
                fmt::format("确认过的列超过{}个，没有保存", limits::kImportColumnsMax),
                "请在原文件中删去用不着的列后重新上传"
            ));
        }
        return {};
    });
    return after ? read_again(actor, *after, std::move(*turn)) : after;
}

Imports::Result<Import> Imports::mend(
    const identity::Actor& actor, const Import& import, const tabular::MendedCells& cells
) {
    auto turn = turn_of(actor);
    if (!turn) {
        return tl::unexpected(std::move(turn.error()));
    }
    const auto after = change(import.id, [&](Import& now) -> Result<void> {
        for (const auto& [place, text] : cells) {
            now.cells.insert_or_assign(place, text);
        }
        if (now.cells.size() > limits::kMendedCellsMax ||
            bytes_of(now.cells) > limits::kMendedBytesMax) {
            return tl::unexpected(refusal(
                "too-many-mended",
                fmt::format(
                    "在这里改过的单元格超过{}个，或者内容过多，没有保存", limits::kMendedCellsMax
                ),
                "请在原文件中修改后重新上传"
            ));
        }
        return {};
    });
    return after ? read_again(actor, *after, std::move(*turn)) : after;
}

Imports::Result<Import> Imports::save_drafts(
    const identity::Actor& actor, const Import& import, Warned warned
) {
    const auto done = read(actor, import);
    if (!done) {
        return tl::unexpected(done.error());
    }
    if (!done->reading) {
        return tl::unexpected(refusal("import-refused", done->told.refusal, done->told.refusal_next)
        );
    }
    const auto& schema = *schema_of(import);
    const auto& report = done->reading->report;
    const auto sums = imports::save_drafts(parts_, schema, actor, *done->reading, warned);
    const auto work = parts_.work.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    auto after = imports::find(*work, import.id);
    if (!after) {
        return tl::unexpected(gone());
    }
    take_sums(sums, *after);
    for (const auto& [header, field] : import.headers) {
        drafts::confirm_header(*work, schema.key, actor.unit, header, field);
    }
    after->accepted = whole(report.accepted);
    after->warned = whole(report.warned);
    after->rejected = whole(report.rejected);
    after->state = State::drafted;
    imports::keep(*work, *after);
    transaction.commit();
    return std::move(*after);
}

Imports::Result<std::string> Imports::with_remarks(
    const identity::Actor& actor, const Import& import
) {
    const auto done = read(actor, import);
    if (!done) {
        return tl::unexpected(done.error());
    }
    return done->reading ? tabular::with_remarks(done->bytes, import.file, done->reading->report)
                         : done->bytes;
}

void Imports::remove(const Import& import) {
    imports::remove(*parts_.work.lease(), import.id);
    files_.remove(path_of(import.id));
}

}  // namespace mingjing::imports
