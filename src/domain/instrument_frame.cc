#include "domain/instrument_frame.h"

#include "domain/day.h"
#include "domain/instrument_view.h"

namespace mingjing::domain {

Fields instrument_page(
    const InstrumentKind& kind, const Fields& data, const InstrumentFrame& frame
) {
    auto page = instrument_view(kind, data);
    const auto day = day_of(frame.dated);
    page.insert_or_assign("title", kind.name);
    page.insert_or_assign("number", frame.number);
    page.insert_or_assign("dated", day ? in_chinese(*day) : frame.dated);
    const auto signed_on = day_of(frame.signed_on);
    page.insert_or_assign(
        "signed_off",
        signed_on ? Value(Fields{{"by", frame.signer}, {"on", in_chinese(*signed_on)}}) : Value{}
    );
    page.insert_or_assign("case_number", frame.case_number);
    page.insert_or_assign("code", frame.code);
    page.insert_or_assign("address", frame.address);
    page.insert_or_assign("qr_svg", frame.qr_svg);
    page.insert_or_assign("is_draft", frame.is_draft);
    page.insert_or_assign("goes_out", kind.goes_out);
    page.insert_or_assign("is_either_remedy", kind.remedy == Remedy::either);
    page.insert_or_assign("is_reconsideration_first", kind.remedy == Remedy::reconsideration_first);
    page.insert_or_assign("words", frame.words);
    page.insert_or_assign("signs", List(kind.signs.begin(), kind.signs.end()));
    return page;
}

InstrumentFrame sample_frame(const InstrumentSettings& settings) {
    InstrumentFrame frame{
        .number = settings.number_word + "罚决字〔2026〕1号",
        .dated = "2026-03-13",
        .case_number = "2026-0001",
        .code = "7K4M92QXPL5D",
        .address = "https://bureau.example/verify/7K4M92QXPL5D",
        .qr_svg = "<svg></svg>",
        .is_draft = true,
        .signer = "示例",
        .signed_on = "2026-03-13",
        .words = {
            {std::string(kAgency), "示例机关"},
            {std::string(kAgencyAddress), "示例路1号"},
            {std::string(kAgencyPhone), "0000-12333"}}};
    for (const auto& text : settings.texts) {
        frame.words.insert_or_assign(text.key, "示例");
    }
    return frame;
}

}  // namespace mingjing::domain
