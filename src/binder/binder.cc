#include "binder/binder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "binder/pages.h"
#include "codec/text.h"

namespace mingjing::binder {

namespace {

using press::Failure;

constexpr std::string_view kPdf = "application/pdf";
constexpr std::string_view kImage = "image/";

// A leaf as it is bound: its own PDF, a sheet with its picture, or a slip in its place.
struct Sheet {
    std::string made;  // what was rendered for it
    const std::string* pdf = nullptr;
    Place place;
};

// Of a leaf that is not bound itself.
std::string_view why_not(const Leaf& leaf) {
    return leaf.bytes.empty()              ? "本件是实物，另行保管，没有电子文件"
           : leaf.type == kPdf             ? "本件是PDF，已加密或者损坏，不能装订"
           : leaf.type.starts_with(kImage) ? "本件是图片，已损坏或者过大，不能装订"
                                           : "本件是不能印在纸上的电子文件";
}

class Work {
  public:
    Work(press::Renderer& renderer, const html::Templates& templates, const Volume& volume)
        : renderer_(renderer), templates_(templates), volume_(volume) {}

    tl::expected<Bound, Failure> bound() {
        auto main = sheets(volume_.main);
        auto side = main ? sheets(volume_.side) : tl::unexpected(main.error());
        if (!side) {
            return tl::unexpected(side.error());
        }
        const auto about = about_all(*main, *side);
        auto cover = rendered("cover", about);
        auto main_list = contents("正卷目录", volume_.main, *main);
        auto side_list = contents("副卷目录", volume_.side, *side);
        auto notes = rendered("notes", notes_of(about, *main, *side));
        for (const auto* one : {&cover, &main_list, &side_list, &notes}) {
            if (!*one) {
                return tl::unexpected(one->error());
            }
        }
        std::vector<Part> parts;
        const auto add_sheet = [&](const press::Rendered& sheet, std::string title) {
            parts.push_back({&sheet.pdf, 0, sheet.pages, 0, std::move(title)});
        };
        add_sheet(*cover, "封面");
        add_sheet(*main_list, "正卷目录");
        add_book(volume_.main, *main, parts);
        if (!volume_.side.empty()) {
            add_sheet(*side_list, "副卷目录");
            add_book(volume_.side, *side, parts);
        }
        add_sheet(*notes, "备考表");
        return Bound{joined(parts), places(*main), places(*side)};
    }

  private:
    using Sheets = std::vector<Sheet>;

    static std::int64_t count(const Sheets& all) {
        std::int64_t pages = 0;
        for (const auto& sheet : all) {
            pages += sheet.place.pages;
        }
        return pages;
    }
    static std::vector<Place> places(const Sheets& all) {
        std::vector<Place> found;
        for (const auto& sheet : all) {
            found.push_back(sheet.place);
        }
        return found;
    }

    // With the pages as they are bound.
    [[nodiscard]] Fields about_all(const Sheets& main, const Sheets& side) const {
        auto about = volume_.cover;
        about.insert_or_assign(
            "extent",
            fmt::format(
                "{}件，正卷{}页{}",
                main.size() + side.size(),
                count(main),
                side.empty() ? std::string{} : fmt::format("，副卷{}页", count(side))
            )
        );
        return about;
    }

    tl::expected<press::Rendered, Failure> rendered(std::string_view name, const Fields& data) {
        return renderer_.render(templates_.render(name, data), volume_.moment, name);
    }

    tl::expected<Sheets, Failure> sheets(const std::vector<Leaf>& book) {
        Sheets made(book.size());
        std::int64_t next = 1;
        for (std::size_t i = 0; i < book.size(); ++i) {
            if (auto done = make(book[i], made[i]); !done) {
                return tl::unexpected(std::move(done.error()));
            }
            made[i].place.first = next;
            next += made[i].place.pages;
        }
        return made;
    }

    tl::expected<void, Failure> make(const Leaf& leaf, Sheet& sheet) {
        if (leaf.type == kPdf) {
            if (const auto pages = pages_in(leaf.bytes)) {
                sheet.pdf = &leaf.bytes;
                sheet.place.pages = *pages;
                return {};
            }
        }
        if (leaf.type.starts_with(kImage) && leaf.bytes.size() <= kImageBytesMax) {
            auto page = rendered(
                "picture",
                {{"title", leaf.title},
                 {"number", leaf.number},
                 {"address",
                  fmt::format("data:{};base64,{}", leaf.type, codec::base64(leaf.bytes))}}
            );
            if (page) {
                sheet.made = std::move(page->pdf);
                sheet.place.pages = page->pages;
                return {};
            }
            if (!page.error().is_of_document) {
                return tl::unexpected(std::move(page.error()));
            }
        }
        return make_slip(leaf, sheet);
    }

    // What cannot be bound, and where it is: a thing, a recording, a document of another kind.
    tl::expected<void, Failure> make_slip(const Leaf& leaf, Sheet& sheet) {
        auto page = rendered(
            "slip",
            {{"title", leaf.title},
             {"number", leaf.number},
             {"dated", leaf.dated},
             {"note", leaf.note},
             {"why", why_not(leaf)},
             {"has_file", !leaf.bytes.empty()}}
        );
        if (!page) {
            return tl::unexpected(std::move(page.error()));
        }
        sheet.made = std::move(page->pdf);
        sheet.place.pages = page->pages;
        sheet.place.is_slip = true;
        return {};
    }

    tl::expected<press::Rendered, Failure> contents(
        std::string_view title, const std::vector<Leaf>& book, const Sheets& bound
    ) {
        List rows;
        for (std::size_t i = 0; i < book.size(); ++i) {
            const auto& leaf = book[i];
            const auto first = bound[i].place.first;
            const auto last = first + bound[i].place.pages - 1;
            rows.emplace_back(Fields{
                {"place", std::to_string(i + 1)},
                {"title", leaf.title},
                {"number", leaf.number},
                {"dated", leaf.dated},
                {"pages", last > first ? fmt::format("{}—{}", first, last) : std::to_string(first)},
                {"note", leaf.note}});
        }
        return rendered("contents", {{"title", title}, {"rows", std::move(rows)}});
    }

    static void add_slips(const std::vector<Leaf>& book, const Sheets& bound, List& slips) {
        for (std::size_t i = 0; i < book.size(); ++i) {
            if (bound[i].place.is_slip) {
                slips.emplace_back(fmt::format(
                    "{}　{}：{}{}",
                    book[i].number,
                    book[i].title,
                    why_not(book[i]),
                    book[i].bytes.empty() ? "。" : "，原件在归档包里。"
                ));
            }
        }
    }
    [[nodiscard]] Fields notes_of(Fields about, const Sheets& main, const Sheets& side) const {
        List slips;
        add_slips(volume_.main, main, slips);
        add_slips(volume_.side, side, slips);
        about.insert_or_assign("slips", std::move(slips));
        about.insert_or_assign("missing", List(volume_.missing.begin(), volume_.missing.end()));
        return about;
    }

    static void add_book(
        const std::vector<Leaf>& book, const Sheets& bound, std::vector<Part>& parts
    ) {
        for (std::size_t i = 0; i < book.size(); ++i) {
            const auto& sheet = bound[i];
            parts.push_back(
                {sheet.pdf == nullptr ? &sheet.made : sheet.pdf,
                 0,
                 sheet.place.pages,
                 sheet.place.first,
                 book[i].title}
            );
        }
    }

    press::Renderer& renderer_;
    const html::Templates& templates_;
    const Volume& volume_;
};

}  // namespace

Binder::Binder(press::RendererOptions renderer, const std::string& templates)
    : renderer_(std::move(renderer)), templates_(templates) {}

tl::expected<Bound, Failure> Binder::bound(const Volume& volume, const Turn& turn) {
    if (!turn.has_come()) {
        return tl::unexpected(Failure{false, "另一个案卷正在装订"});
    }
    return Work(renderer_, templates_, volume).bound();
}

}  // namespace mingjing::binder
