#include "sheet/xml.h"

#include <charconv>
#include <memory>
#include <type_traits>

#include <expat.h>

#include "sheet/problems.h"

namespace mingjing::sheet {
namespace {

// Expat keeps an unfinished tag or comment whole; no honest one is this long.
constexpr std::size_t kTokenBytesMax = 1U << 20U;

struct Parse {
    XML_Parser parser = nullptr;
    XmlVisitor& visitor;
    bool has_dtd = false;

    void note_place() const {
        visitor.tag_begin = static_cast<std::size_t>(XML_GetCurrentByteIndex(parser));
        visitor.tag_end =
            visitor.tag_begin + static_cast<std::size_t>(XML_GetCurrentByteCount(parser));
    }
    void stop_if_done() const {
        if (visitor.is_done) {
            XML_StopParser(parser, XML_FALSE);
        }
    }
};

Parse& of(void* data) {
    return *static_cast<Parse*>(data);
}

void on_start(void* data, const char* name, const char** attributes) {
    auto& parse = of(data);
    if (!parse.visitor.is_done) {
        parse.note_place();
        parse.visitor.start(local_name(name), XmlAttributes(attributes));
        parse.stop_if_done();
    }
}

void on_end(void* data, const char* name) {
    auto& parse = of(data);
    if (!parse.visitor.is_done) {
        parse.note_place();
        parse.visitor.end(local_name(name));
        parse.stop_if_done();
    }
}

void on_text(void* data, const char* characters, int length) {
    auto& parse = of(data);
    if (!parse.visitor.is_done) {
        parse.visitor.text({characters, static_cast<std::size_t>(length)});
        parse.stop_if_done();
    }
}

void on_doctype(
    void* data,
    const char* /*name*/,
    const char* /*system*/,
    const char* /*open*/,
    int /*has_internal_subset*/
) {
    auto& parse = of(data);
    parse.has_dtd = true;
    XML_StopParser(parse.parser, XML_FALSE);
}

}  // namespace

std::string_view local_name(std::string_view qualified) {
    const auto colon = qualified.rfind(':');
    return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        if (local_name(*pair) == name) {
            return pair[1];
        }
    }
    return {};
}

std::uint32_t XmlAttributes::number(std::string_view name) const {
    const auto text = (*this)[name];
    std::uint32_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool XmlAttributes::is_true(std::string_view name) const {
    const auto value = (*this)[name];
    return value == "1" || value == "true" || value == "on";
}

tl::expected<void, FileProblem> visit(
    const Archive& archive, const std::string& part, XmlVisitor& visitor
) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate(nullptr), &XML_ParserFree
    );
    Parse parse{parser.get(), visitor};
    XML_SetUserData(parser.get(), &parse);
    XML_SetStartElementHandler(parser.get(), &on_start);
    if (!visitor.wants_starts_only) {
        XML_SetEndElementHandler(parser.get(), &on_end);
        XML_SetCharacterDataHandler(parser.get(), &on_text);
    }
    XML_SetStartDoctypeDeclHandler(parser.get(), &on_doctype);

    std::size_t fed = 0;
    bool is_well_formed = true;
    const auto feed = [&](std::string_view block, int is_final) {
        const auto status =
            XML_Parse(parser.get(), block.data(), static_cast<int>(block.size()), is_final);
        if (status != XML_STATUS_OK) {
            is_well_formed = false;
            return false;
        }
        fed += block.size();
        const auto position = XML_GetCurrentByteIndex(parser.get());
        if (position >= 0 && fed - static_cast<std::size_t>(position) > kTokenBytesMax) {
            is_well_formed = false;
            return false;
        }
        return true;
    };
    auto read = archive.read(part, [&](std::string_view block) { return feed(block, XML_FALSE); });
    if (!read) {
        return read;
    }
    if (is_well_formed) {
        feed("", XML_TRUE);
    }
    if (parse.has_dtd) {
        return tl::unexpected(dtd_forbidden());
    }
    if (visitor.problem) {
        return tl::unexpected(*visitor.problem);
    }
    if (!is_well_formed && !visitor.is_done) {
        return tl::unexpected(damaged_content(part));
    }
    return {};
}

}  // namespace mingjing::sheet
