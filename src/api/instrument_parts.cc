#include "api/instrument_parts.h"

#include "api/acts_json.h"
#include "api/case_parts.h"
#include "api/schema_json.h"
#include "api/sight.h"
#include "base/time.h"
#include "codec/text.h"
#include "crypto/hash.h"

namespace mingjing::api {

namespace {

using domain::InstrumentKind;

constexpr std::string_view kFolder = "instruments/";
constexpr std::int64_t kWholeMax = 9'007'199'254'740'991;

std::string moment(std::int64_t milliseconds) {
    return milliseconds == 0 ? std::string{} : codec::rfc3339(time_of(milliseconds));
}

std::vector<Property> properties() {
    const auto word = shape::text(400);
    return {
        {"id", word},
        {"instrument", word},
        {"title", word},
        {"number", shape::described(word, "文号；不编文号的文书为空")},
        {"dated", shape::described(word, "成文日期")},
        {"signed_by", shape::described(word, "签发人；不需要签发的为空")},
        {"signed_on", shape::described(word, "签发日期")},
        {"standing", shape::choice({"numbered", "issued", "voided"})},
        {"code", shape::described(word, "核验码")},
        {"digest", shape::described(word, "制成的PDF的SHA-256；制作中为空")},
        {"pages", shape::whole(0, 100'000)},
        {"bytes", shape::whole(0, kWholeMax)},
        {"numbered_by", word},
        {"numbered_at", word},
        {"issued_at", word},
        {"voided_at", shape::described(word, "没有作废的为空")},
        {"version", shape::described(word, "作废时写在If-Match里")},
    };
}

}  // namespace

std::string id_of(const query::InstrumentRow& row) {
    return domain::instrument::id_of({row.instrument, row.year, row.serial});
}

std::string name_of(const query::InstrumentRow& row) {
    return row.title + " " + (row.number.empty() ? id_of(row) : row.number);
}

std::string etag_of(const query::InstrumentRow& row) {
    return "\"" + id_of(row) + "." + row.standing + "\"";
}

tl::expected<InstrumentAsked, Problem> instrument_asked(const Call& call) {
    std::optional<query::InstrumentRow> row;
    std::optional<query::CaseRow> of_case;
    {
        const auto ledger = call.parts().ledger.lease();
        row = query::instrument_at(*ledger, std::string(kFolder) + std::string(call.name("id")));
        of_case = row ? query::case_of_stream(*ledger, row->case_stream) : std::nullopt;
    }
    if (!row || !of_case) {
        return tl::unexpected(not_found("这份文书"));
    }
    if (auto away = beyond_sight(call, of_case->unit)) {
        return tl::unexpected(std::move(*away));
    }
    return InstrumentAsked{std::move(*row), std::move(*of_case)};
}

std::string new_code() {
    constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's 32
    constexpr std::size_t kLength = 12;
    constexpr unsigned kFiveBits = 31;
    std::string code;
    for (const char byte : crypto::random_bytes(kLength)) {
        code += kLetters[static_cast<unsigned char>(byte) & kFiveBits];
    }
    return code;
}

Fields to_json(const Call& call, const query::InstrumentRow& row) {
    AccountNames names(call);
    return to_json(row, names);
}

Fields to_json(const query::InstrumentRow& row, AccountNames& names) {
    return {
        {"id", id_of(row)},
        {"instrument", row.instrument},
        {"title", row.title},
        {"number", row.number},
        {"dated", row.dated},
        {"signed_by", row.signed_by.empty() ? std::string{} : names.of(row.signed_by)},
        {"signed_on", row.signed_on},
        {"standing", row.standing},
        {"code", row.code},
        {"digest", row.digest},
        {"pages", row.pages},
        {"bytes", row.bytes},
        {"numbered_by", names.of(row.numbered_by)},
        {"numbered_at", moment(row.numbered_at)},
        {"issued_at", moment(row.issued_at)},
        {"voided_at", moment(row.voided_at)},
        {"version", etag_of(row)}};
}

Shape instrument_shape() {
    return shape::object(properties());
}

Shape instrument_whole_shape() {
    auto all = properties();
    const auto word = shape::text(400);
    all.push_back({"address", shape::described(word, "文书上的二维码指向哪里")});
    all.push_back(
        {"review", shape::described(word, "作出决定的依据：法制审核通过，或者目录没有适用的条目")}
    );
    all.push_back({"data", shape::described(shape::open_object(), "它写明的每一项")});
    all.push_back({"words", shape::described(shape::open_object(), "本机关的用语")});
    all.push_back({"schema", shape::described(word, "data的JSON Schema")});
    return shape::object(all);
}

Fields data_json(const domain::instrument::Numbered& numbered, bool is_shown) {
    auto data = numbered.facts;
    for (const auto& [key, value] : numbered.personal) {
        data.insert_or_assign(key, is_shown ? value : Value(domain::kHidden));
    }
    return data;
}

List missing_json(const std::vector<desk::MissingFact>& missing) {
    List list;
    for (const auto& one : missing) {
        list.emplace_back(Fields{{"field", one.field}, {"label", one.label}, {"source", one.source}}
        );
    }
    return list;
}

Shape missing_shape() {
    const auto word = shape::text(400);
    return shape::object(
        {{"field", word},
         {"label", word},
         {"source", shape::described(word, "由哪一步记录；空的在这里填写")}}
    );
}

namespace {

List told_acts_json(const std::vector<desk::ActTold>& acts) {
    List list;
    for (const auto& one : acts) {
        list.emplace_back(Fields{
            {"of", one.of},
            {"step", one.step},
            {"on", one.on},
            {"is_told", one.is_told},
            {"stands", one.stands}});
    }
    return list;
}

Shape told_act_shape() {
    const auto word = shape::text(400);
    return shape::object(
        {{"of", shape::described(shape::whole(0, kWholeMax), "在案件经过中的位置，自0起")},
         {"step", word},
         {"on", word},
         {"is_told", shape::described(shape::flag(), "已经有了没有作废的文书")},
         {"stands", shape::described(shape::flag(), "没有被以后的办理取代")}}
    );
}

}  // namespace

// What the form asks for, as it was typed: what names an entry is kept by its title alone, and is
// chosen again.
Fields typed_in(const domain::sign_off::Sent& sent, const InstrumentKind& kind) {
    Fields typed;
    const auto data = sent.data();
    for (const auto& one : kind.fields) {
        const auto value = data.find(one.field.key);
        if (!one.taken && one.resolves.empty() && value != data.end() && !value->second.is_null()) {
            typed.insert(*value);
        }
    }
    return typed;
}

Fields to_json(const desk::OpenInstrument& one, AccountNames& names, bool is_shown) {
    Fields body{
        {"key", one.kind->key},
        {"name", one.kind->name},
        {"goes_out", one.kind->goes_out},
        {"is_in_main_book", one.kind->is_in_main_book},
        {"wants_signed_copy", one.kind->wants_signed_copy},
        {"is_duty", one.is_duty},
        {"missing", missing_json(one.missing)},
        {"acts", told_acts_json(one.acts)},
        {"signed_off_by", one.signed_off_by},
        {"form", to_json(one.kind->form)}};
    if (one.why_not) {
        body.emplace("why_not", why_not_json(*one.why_not));
    }
    if (one.sent) {
        body.emplace("sign_off", to_json(*one.sent, *one.kind, names, is_shown));
    }
    return body;
}

std::string etag_of(const query::SignOffRow& row) {
    return "\"" + domain::sign_off::id_of(row.stream) + "." + std::to_string(row.version) + "\"";
}

Fields to_json(const query::SignOffRow& row, AccountNames& names, bool is_shown) {
    return {
        {"id", domain::sign_off::id_of(row.stream)},
        {"instrument", row.instrument},
        {"title", row.title},
        {"case_number", row.case_number},
        {"unit", row.unit},
        {"party", is_shown ? row.party : std::string(domain::kHidden)},
        {"standing", row.standing},
        {"sent_by", names.of(row.sent_by)},
        {"sent_at", moment(row.sent_at)},
        {"signed_by", row.signed_by.empty() ? std::string{} : names.of(row.signed_by)},
        {"signed_at", moment(row.signed_at)},
        {"version", etag_of(row)}};
}

Fields to_json(
    const desk::SentInstrument& sent, const InstrumentKind& kind, AccountNames& names, bool is_shown
) {
    auto body = to_json(sent.row, names, is_shown);
    if (is_shown) {
        body.emplace("reason", sent.state.reason);
        body.emplace("content", typed_in(sent.state.sent.value(), kind));
    }
    return body;
}

Shape sign_off_shape() {
    const auto word = shape::text(400);
    return shape::object(
        {{"id", word},
         {"instrument", word},
         {"title", word},
         {"case_number", word},
         {"unit", word},
         {"party", word},
         {"standing", shape::choice({"waiting", "signed_off", "returned", "numbered"})},
         {"sent_by", shape::described(word, "送签人")},
         {"sent_at", word},
         {"signed_by", shape::described(word, "签发人；还没有签发的为空")},
         {"signed_at", word},
         {"reason", shape::described(shape::text(1000), "退回的理由"), false},
         {"content", shape::described(shape::open_object(), "送签时填写的内容"), false},
         {"version", shape::described(word, "签发、退回时写在If-Match里")}}
    );
}

Shape open_instrument_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"key", word},
        {"name", word},
        {"goes_out", shape::described(shape::flag(), "送给当事人")},
        {"is_in_main_book", shape::described(shape::flag(), "归入正卷")},
        {"wants_signed_copy", shape::described(shape::flag(), "应当有签字件")},
        {"is_duty", shape::described(shape::flag(), "是不是调用者的职责")},
        {"missing", shape::described(shape::list(missing_shape()), "案件还没有记录的")},
        {"acts", shape::described(shape::list(told_act_shape()), "一次办理写一份的：各次办理")},
        {"why_not", why_not_shape(), false},
        {"signed_off_by", shape::described(word, "编号以前由谁签发；不需要签发的为空")},
        {"sign_off", shape::named("SignOff"), false},
        {"form", shape::named("Schema")},
    });
}

}  // namespace mingjing::api
