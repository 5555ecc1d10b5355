// PointerHolder is libqpdf's past; this says that we do not use it.
#define POINTERHOLDER_TRANSITION 4

#include "binder/pages.h"

#include <memory>

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace mingjing::binder {

namespace {

constexpr double kMarginPoints = 34;  // 12 mm
constexpr double kSizePoints = 10.5;
constexpr double kDigitWidth = 0.556;  // of Helvetica
constexpr int kTurn = 90;
constexpr int kFullTurn = 360;

std::unique_ptr<QPDF> opened(const std::string& pdf) {
    auto document = std::make_unique<QPDF>();
    document->setSuppressWarnings(true);
    document->processMemoryFile("part", pdf.data(), pdf.size());
    return document;
}

// What is looked at, in its own measure: box and how it is turned.
struct View {
    double left = 0, bottom = 0, width = 0, height = 0;
    int turned = 0;  // 0, 90, 180, 270
};
View view_of(QPDFPageObjectHelper& page) {
    const auto box = page.getCropBox(false).getArrayAsRectangle();
    View view{box.llx, box.lly, box.urx - box.llx, box.ury - box.lly, 0};
    auto turned = page.getAttribute("/Rotate", false);
    if (turned.isInteger()) {
        const auto degrees = static_cast<int>(turned.getIntValue() % kFullTurn);
        view.turned = (degrees + kFullTurn) % kFullTurn / kTurn * kTurn;
    }
    return view;
}

// The matrix that puts text where the reader's lower right is.
std::string text_matrix(const View& view, double text_width) {
    const bool is_lying = view.turned == kTurn || view.turned == 3 * kTurn;
    const double across = (is_lying ? view.height : view.width) - kMarginPoints - text_width;
    const double up = kMarginPoints;
    const auto matrix = [&](std::string_view turn, double x, double y) {
        return fmt::format("{} {:.2f} {:.2f} Tm", turn, view.left + x, view.bottom + y);
    };
    switch (view.turned) {
        case kTurn:
            return matrix("0 1 -1 0", view.width - up, across);
        case 2 * kTurn:
            return matrix("-1 0 0 -1", view.width - across, view.height - up);
        case 3 * kTurn:
            return matrix("0 -1 1 0", up, view.height - across);
        default:
            return matrix("1 0 0 1", across, up);
    }
}

// What the page draws is closed in, so that nothing it set moves the number.
void stamp(
    QPDF& bound, QPDFPageObjectHelper page, const QPDFObjectHandle& font, std::int64_t number
) {
    const auto text = std::to_string(number);
    const auto width = static_cast<double>(text.size()) * kDigitWidth * kSizePoints;
    auto object = page.getObjectHandle();
    auto resources = page.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
        resources = QPDFObjectHandle::newDictionary();
        object.replaceKey("/Resources", resources);
    }
    auto fonts = resources.getKey("/Font");
    fonts = fonts.isDictionary() ? fonts.shallowCopy() : QPDFObjectHandle::newDictionary();
    fonts.replaceKey("/MingjingPage", font);
    resources.replaceKey("/Font", fonts);
    page.addPageContents(bound.newStream("q\n"), true);
    page.addPageContents(
        bound.newStream(fmt::format(
            "\nQ\nq BT 0 g /MingjingPage {} Tf {} ({}) Tj ET Q\n",
            kSizePoints,
            text_matrix(view_of(page), width),
            text
        )),
        false
    );
}

// A flat outline: each titled part leads to its first page.
void outline(QPDF& bound, const std::vector<std::pair<std::string, QPDFObjectHandle>>& places) {
    if (places.empty()) {
        return;
    }
    auto root = bound.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Outlines >>"));
    std::vector<QPDFObjectHandle> items;
    for (const auto& [title, page] : places) {
        auto item = QPDFObjectHandle::newDictionary();
        item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
        item.replaceKey("/Parent", root);
        auto place = QPDFObjectHandle::newArray();
        place.appendItem(page);
        place.appendItem(QPDFObjectHandle::newName("/Fit"));
        item.replaceKey("/Dest", place);
        items.push_back(bound.makeIndirectObject(item));
    }
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        items[i].replaceKey("/Next", items[i + 1]);
        items[i + 1].replaceKey("/Prev", items[i]);
    }
    root.replaceKey("/First", items.front());
    root.replaceKey("/Last", items.back());
    root.replaceKey("/Count", QPDFObjectHandle::newInteger(static_cast<long long>(items.size())));
    bound.getRoot().replaceKey("/Outlines", root);
    bound.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

}  // namespace

std::optional<std::int64_t> pages_in(const std::string& pdf) {
    try {
        const auto count = static_cast<std::int64_t>(opened(pdf)->getAllPages().size());
        if (count == 0) {
            return std::nullopt;
        }
        // Read lazily, a page shows only when it is bound that it is none.
        (void)joined({{&pdf, 0, count, 1}});
        return count;
    } catch (const std::exception&) {  // QPDFExc, and what its filters throw
        return std::nullopt;
    }
}

std::string joined(const std::vector<Part>& parts) {
    QPDF bound;
    bound.setSuppressWarnings(true);
    bound.emptyPDF();
    auto font = bound.makeIndirectObject(QPDFObjectHandle::parse(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    ));
    std::vector<std::unique_ptr<QPDF>> sources;  // read from until all is written
    std::vector<std::pair<std::string, QPDFObjectHandle>> places;
    for (const auto& part : parts) {
        sources.push_back(opened(*part.pdf));
        const auto& all = sources.back()->getAllPages();
        for (std::int64_t i = 0; i < part.count; ++i) {
            bound.addPage(all.at(static_cast<std::size_t>(part.first + i)), false);
            const auto page = bound.getAllPages().back();
            if (part.number > 0) {
                stamp(bound, page, font, part.number + i);
            }
            if (i == 0 && !part.title.empty()) {
                places.emplace_back(part.title, page);
            }
        }
    }
    outline(bound, places);
    QPDFWriter writer(bound);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDecodeLevel(qpdf_dl_none);  // what others compressed stays as it came
    writer.write();
    const auto written = writer.getBufferSharedPointer();
    return {
        reinterpret_cast<const char*>(written->getBuffer()),  // NOLINT: bytes are bytes
        written->getSize()};
}

}  // namespace mingjing::binder
