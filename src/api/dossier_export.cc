#include "api/dossier_export.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "api/secret_sources.h"
#include "attachments/recognise.h"
#include "base/limits.h"
#include "codec/canonical.h"
#include "desk/archiving.h"
#include "domain/day.h"
#include "ledger/ledger.h"
#include "query/instruments.h"
#include "query/sign_offs.h"
#include "seal/receipt.h"

namespace mingjing::api {

namespace {

using binder::BagFile;
using case_file::Document;

constexpr std::string_view kPdf = "application/pdf";

Problem too_large() {
    return problem(
        {.code = "dossier-too-large",
         .what = fmt::format(
             "案卷超过{}件或者{}兆字节，不能一次导出",
             limits::kDossierDocumentsMax,
             limits::kDossierBytesMax >> 20U
         ),
         .article = "",
         .next = "请在案卷页逐件下载",
         .rule = ""}
    );
}

Problem no_renderer(const press::Failure& failure) {
    return problem(
        {.code = "no-renderer",
         .what = fmt::format("案卷没有装订成：{}", failure.what),
         .article = "",
         .next = failure.is_of_document ? "请告诉系统管理员是哪个案件"
                                        : "请稍后再试；仍然不行的，请系统管理员检查文书制作程序",
         .rule = ""}
    );
}

// The bytes the ledger names: kept, or the house has lost something.
std::string bytes_of(const Call& call, const std::string& digest) {
    auto bytes = call.parts().adopted_bytes(digest);
    if (!bytes) {
        throw Fault("案卷中的文件不在库中：" + digest + "，请从备份恢复");
    }
    return std::move(*bytes);
}

binder::Leaf leaf_of(const Call& call, const Document& document) {
    binder::Leaf leaf{
        .title = document.title,
        .number = document.number,
        .dated = document.dated,
        .note = "",
        .type = "",
        .bytes = document.digest.empty() ? std::string{} : bytes_of(call, document.digest)};
    if (document.is_evidence()) {
        leaf.number = "证据" + document.number;
        leaf.note = document.evidence_kind +
                    (document.finding.empty() ? "，待核实" : "，" + document.finding);
        const auto* kind = attachments::recognised(leaf.bytes);
        leaf.type = kind == nullptr ? "" : kind->media_type;
    } else if (document.is_signed_copy()) {
        leaf.note = document.signing;
        const auto* kind = attachments::recognised(leaf.bytes);
        leaf.type = kind == nullptr ? "" : kind->media_type;
    } else if (!leaf.bytes.empty()) {
        leaf.type = kPdf;
    }
    return leaf;
}

tl::expected<binder::Volume, Problem> volume_of(
    const Call& call, const query::CaseRow& row, const CaseDossier& dossier
) {
    const auto& file = dossier.file;
    if (file.documents() > limits::kDossierDocumentsMax) {
        return tl::unexpected(too_large());
    }
    binder::Volume volume{
        .cover = cover_json(call, row, dossier),
        .main = {},
        .side = {},
        .missing = {},
        .moment = call.now()};
    std::size_t bytes = 0;
    for (const auto& [from, to] :
         {std::pair{&file.main, &volume.main}, std::pair{&file.side, &volume.side}}) {
        for (const auto& document : *from) {
            to->push_back(leaf_of(call, document));
            bytes += to->back().bytes.size();
            if (bytes > limits::kDossierBytesMax) {
                return tl::unexpected(too_large());
            }
        }
    }
    for (const auto* lack : file.must()) {
        volume.missing.push_back(desk::titles_of(call.definitions(), *lack));
    }
    return volume;
}

// Letters and digits alone: what a name is in any zip and on any disk.
std::string plain(std::string_view name) {
    std::string text;
    for (const char one : name) {
        const bool is_plain = std::isalnum(static_cast<unsigned char>(one)) != 0;
        text += is_plain || one == '_' || one == '-' ? one : '_';
    }
    return text;
}

std::string ending_of(const binder::Leaf& leaf) {
    const auto& kinds = domain::file_kinds();
    const auto kind = std::ranges::find(kinds, leaf.type, &domain::FileKind::media_type);
    return kind == kinds.end() ? std::string{} : std::string(kind->endings.front());
}

// evidence-1, inspection_record-2026-1, inspection_record-2026-1-signed-1-1
std::string file_name_of(const Document& document) {
    auto name = (document.is_evidence() ? "evidence-" : "") + plain(document.id);
    return document.is_signed_copy()
               ? fmt::format("{}-signed-{}-{}", name, document.copy, document.place + 1)
               : name;
}

void add_book(
    std::string_view name,
    const std::vector<Document>& documents,
    const std::vector<binder::Leaf>& leaves,
    std::vector<BagFile>& payload
) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (!leaves[i].bytes.empty()) {
            payload.push_back(
                {fmt::format(
                     "{}/{:03}-{}{}", name, i + 1, file_name_of(documents[i]), ending_of(leaves[i])
                 ),
                 leaves[i].bytes}
            );
        }
    }
}

// Who reported the case goes into no bag; the commitment still proves the record.
bool is_secret(const ledger::Record& record, std::string_view name) {
    const auto* kind = case_file::kind_of_type(record.type);
    const auto* field =
        kind == nullptr
            ? nullptr
            : domain::find_field(case_file::schema_of(*kind, case_file::Of::record).fields, name);
    return field != nullptr && field->is_secret;
}

// As a receipt opens a record, with what is personal: its facts, salts and commitments.
// `hides_source`: that of this evidence names whoever reported.
std::string record_json(const ledger::Record& record, bool hides_source) {
    Fields personal;
    for (const auto& [name, field] : record.personal) {
        Fields opened{{"commitment", field.commitment}};
        const bool is_hidden = is_secret(record, name) || (hides_source && name == kEvidenceSource);
        if (field.value && field.salt && !is_hidden) {
            opened.emplace("salt", *field.salt);
            opened.emplace("subject", field.subject);
            opened.emplace("value", *field.value);
        }
        personal.emplace(name, std::move(opened));
    }
    return codec::write_canonical(Fields{
        {"facts", record.facts},
        {"facts_salt", record.facts_salt},
        {"header", ledger::header(record)},
        {"personal", std::move(personal)}});
}

// Of the case, of its instruments and of how they were signed off, by position.
std::vector<ledger::Record> records_of(const Call& call, const query::CaseRow& row) {
    const auto ledger = call.parts().ledger.lease();
    auto records = ledger::read_stream(*ledger, row.stream);
    const auto add = [&](const std::string& stream) {
        auto more = ledger::read_stream(*ledger, stream);
        std::ranges::move(more, std::back_inserter(records));
    };
    for (const auto& instrument : query::instruments_of_case(*ledger, row.stream)) {
        add(instrument.stream);
    }
    for (const auto& sign_off : query::sign_offs_of_case(*ledger, row.stream)) {
        add(sign_off.stream);
    }
    std::ranges::sort(records, {}, &ledger::Record::position);
    return records;
}

// With the pages as they lie in the PDF beside it.
CaseDossier as_bound(CaseDossier dossier, const binder::Bound& bound) {
    for (const auto& [documents, places] :
         {std::pair{&dossier.file.main, &bound.main}, std::pair{&dossier.file.side, &bound.side}}) {
        for (std::size_t i = 0; i < documents->size(); ++i) {
            (*documents)[i].first_page = (*places)[i].first;
            (*documents)[i].pages = (*places)[i].pages;
        }
    }
    return dossier;
}

std::string note_of(const Call& call, const query::CaseRow& row, std::size_t unsealed) {
    auto note = fmt::format(
        "{}案卷归档包（案件{}）\n\n"
        "一、这里有什么\n"
        "data/dossier.pdf 是装订好的案卷：封面、目录、正文、备考表。\n"
        "data/main、data/side 是正卷、副卷的每一份文件，文件名前的数字是目录中的序号；"
        "文件名中有signed的是文书的签字件。\n"
        "副卷和记录写有举报、投诉的情况，归档包不向当事人出示；向当事人出示的，另行导出正卷。\n"
        "data/dossier.json 是案卷目录，写明每份文件的SHA-256。\n"
        "data/records 是案件和文书的每一条记录（规范JSON），文件名是它在日志中的序号。\n"
        "data/receipts 是这些记录的凭证（.tlog-proof），证明它在公开的日志里、从未改动。\n\n"
        "二、怎样核对文件没有变\n"
        "在本文件所在的文件夹运行：\n"
        "    sha256sum -c manifest-sha256.txt\n"
        "    sha256sum -c tagmanifest-sha256.txt\n"
        "每一行都应当是“成功”（OK）。manifest-sm3.txt "
        "写明同样这些文件的国密SM3校验值，可以逐个核对：\n"
        "    openssl dgst -sm3 data/dossier.pdf\n\n"
        "三、怎样核对记录没有变\n"
        "从本机关的网站或者其他可信的渠道取得日志公钥，再对每个凭证运行：\n"
        "    mingjing-verify --vkey '{}' data/receipts/序号.tlog-proof\n"
        "程序和格式都是公开的，不需要本机关的任何系统。凭证里的facts应当与"
        "data/records中同一序号的记录相同；文书“制成”的记录写明PDF的SHA-256，"
        "应当与清单中的相同。\n"
        "个人信息不在凭证里：记录的personal写明每一项的值和盐，由它们算出的commitment与凭证中的"
        "相同，就是当时记录的值。举报人的信息依法保密（劳动保障监察条例第九条），只有commitment。"
        "\n",
        call.definitions().bureau.name,
        row.number,
        call.parts().log_key
    );
    if (unsealed > 0) {
        note += fmt::format(
            "\n注意：有{}条记录导出时还没有签发检查点，没有凭证；稍后重新导出即有。\n", unsealed
        );
    }
    return note;
}

}  // namespace

tl::expected<std::string, Problem> dossier_pdf(
    const Call& call,
    const query::CaseRow& row,
    const CaseDossier& dossier,
    const binder::Turn& turn
) {
    const auto volume = volume_of(call, row, dossier);
    if (!volume) {
        return tl::unexpected(volume.error());
    }
    auto bound = call.parts().binder->bound(*volume, turn);
    return bound ? tl::expected<std::string, Problem>(std::move(bound->pdf))
                 : tl::unexpected(no_renderer(bound.error()));
}

tl::expected<std::string, Problem> dossier_bag(
    const Call& call,
    const query::CaseRow& row,
    const CaseDossier& dossier,
    const binder::Turn& turn
) {
    const auto volume = volume_of(call, row, dossier);
    if (!volume) {
        return tl::unexpected(volume.error());
    }
    auto bound = call.parts().binder->bound(*volume, turn);
    if (!bound) {
        return tl::unexpected(no_renderer(bound.error()));
    }
    binder::Bag bag{.name = "dossier-" + row.number, .payload = {}, .tags = {}, .info = {}};
    auto& payload = bag.payload;
    payload.push_back({"dossier.pdf", std::move(bound->pdf)});
    payload.push_back(
        {"dossier.json", codec::write_canonical(dossier_json(call, row, as_bound(dossier, *bound)))}
    );
    add_book("main", dossier.file.main, volume->main, payload);
    add_book("side", dossier.file.side, volume->side, payload);
    std::size_t unsealed = 0;
    const auto records = records_of(call, row);
    const auto secret = secret_sources(records);
    for (const auto& record : records) {
        const auto name = std::to_string(record.position);
        payload.push_back(
            {"records/" + name + ".json", record_json(record, secret.contains(record.position))}
        );
        auto receipt = seal::receipt(
            *call.parts().published,
            {.record = record, .submission = nullptr, .disclosed = {}, .labels = {}}
        );
        if (receipt) {
            payload.push_back({"receipts/" + name + ".tlog-proof", std::move(*receipt)});
        } else {
            ++unsealed;
        }
    }
    bag.tags.push_back({"说明.txt", note_of(call, row, unsealed)});
    bag.info = {
        {"Source-Organization", call.definitions().bureau.name},
        {"External-Identifier", row.number},
        {"Internal-Sender-Identifier",
         std::string(text_of(cover_json(call, row, dossier), "archive_number"))},
        {"Bagging-Date", domain::iso(day_in_china(call.now()))}};
    std::erase_if(bag.info, [](const auto& line) { return line.second.empty(); });
    return binder::zipped(bag);
}

}  // namespace mingjing::api
