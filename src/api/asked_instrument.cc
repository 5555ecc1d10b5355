#include "api/asked_instrument.h"

#include <utility>

#include "api/case_parts.h"
#include "api/content.h"
#include "press/paper.h"

namespace mingjing::api {

namespace {

constexpr std::int64_t kActsMax = 100'000;

}  // namespace

const domain::InstrumentKind* kind_asked(const Call& call) {
    return call.definitions().instrument(call.name("instrument"));
}

Fields content_asked(const Call& call) {
    const auto* content = member(call.body(), "content").fields();
    return content == nullptr ? Fields{} : *content;
}

std::optional<std::int64_t> act_asked(const Call& call) {
    const auto* of = member(call.body(), "of").integer();
    return of == nullptr ? std::nullopt : std::optional(*of);
}

Shape asked_instrument_shape() {
    return shape::object(
        {{"content", shape::open_object()},
         {"of",
          shape::described(
              shape::whole(0, kActsMax),
              "写哪一次办理：它在案件经过中的位置，自0起；不写是还没有文书的第一次"
          ),
          false}}
    );
}

tl::expected<desk::AskedInstrument, Problem> instrument_to_write(const Call& call) {
    const auto row = case_asked(call);
    if (!row) {
        return tl::unexpected(row.error());
    }
    const auto* kind = kind_asked(call);
    if (kind == nullptr) {
        return tl::unexpected(not_found("这种文书"));
    }
    if (call.if_match() != etag_of(*row)) {
        return tl::unexpected(stale(to_json(call, *row)));
    }
    auto content = content_asked(call);
    const auto issues = call.instruments().issues(*kind, content);
    if (auto faults = faults_of(kind->form, content, issues); !faults.empty()) {
        return tl::unexpected(bad_request(std::move(faults)));
    }
    return desk::AskedInstrument{
        .case_stream = row->stream,
        .kind = kind->key,
        .stated = std::move(content),
        .expected_version = row->version,
        .of = act_asked(call)};
}

std::string html_of_draft(
    const Call& call, const domain::InstrumentKind& kind, const desk::Drafted& drafted
) {
    domain::InstrumentFrame frame;
    frame.dated = drafted.dated;
    frame.case_number = drafted.case_number;
    frame.words = drafted.words;
    return call.parts().paper->drafted(
        kind, drafted.data.stated, std::move(frame), kInstrumentStyle
    );
}

}  // namespace mingjing::api
