#include "press/paper.h"

#include <utility>

#include <fmt/format.h>

namespace mingjing::press {

namespace {

constexpr std::string_view kFolder = "instruments/";
constexpr std::string_view kTemplate = ".html";
constexpr std::string_view kStyle = ".css";

html::Sources templates_in(const std::vector<definitions::Source>& files) {
    html::Sources sources;
    for (const auto& file : files) {
        if (file.name.starts_with(kFolder) && file.name.ends_with(kTemplate)) {
            const auto length = file.name.size() - kFolder.size() - kTemplate.size();
            sources.emplace(file.name.substr(kFolder.size(), length), file.bytes);
        }
    }
    return sources;
}

std::string style_in(const std::vector<definitions::Source>& files) {
    std::string style;
    for (const auto& file : files) {
        if (file.name.starts_with(kFolder) && file.name.ends_with(kStyle)) {
            style += file.bytes;
        }
    }
    return style;
}

std::string document(
    std::string_view title, std::string_view dated, std::string_view style, std::string_view body
) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\">"
        "<title>{}</title><meta name=\"dcterms.created\" content=\"{}\">{}</head>\n{}</html>\n",
        html::escape(title),
        html::escape(dated),
        style,
        body
    );
}

}  // namespace

Paper::Paper(const std::vector<definitions::Source>& files)
    : templates_(templates_in(files)), style_(style_in(files)) {}

std::string Paper::printed(
    const domain::InstrumentKind& kind, const domain::instrument::Numbered& as
) const {
    // Of what goes out only what goes to a superior names who signed it off (党政机关公文处理工作
    // 条例第九条): no party's paper does.
    const bool is_named = as.signed_off && !kind.goes_out;
    const domain::InstrumentFrame frame{
        .number = as.number,
        .dated = as.dated,
        .case_number = as.case_number,
        .code = as.code,
        .address = as.address,
        .qr_svg = html::qr_svg(as.address),
        .is_draft = false,
        .signer = is_named ? as.signed_off->name : std::string{},
        .signed_on = is_named ? as.signed_off->on : std::string{},
        .words = as.words};
    const auto page = domain::instrument_page(kind, as.data(), frame);
    return document(
        as.title + " " + as.number,
        as.dated,
        "<style>" + style_ + "</style>",
        templates_.render(kind.template_name, page)
    );
}

std::string Paper::drafted(
    const domain::InstrumentKind& kind,
    const Fields& data,
    domain::InstrumentFrame frame,
    std::string_view style_address
) const {
    frame.number.clear();
    frame.code.clear();
    frame.address.clear();
    frame.qr_svg.clear();
    frame.is_draft = true;
    return document(
        kind.name + "（草稿）",
        frame.dated,
        fmt::format(R"(<link rel="stylesheet" href="{}">)", html::escape(style_address)),
        templates_.render(kind.template_name, domain::instrument_page(kind, data, frame))
    );
}

}  // namespace mingjing::press
