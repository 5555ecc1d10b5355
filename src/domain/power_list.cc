#include "domain/power_list.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "domain/characters.h"
#include "domain/width.h"

namespace mingjing::domain {
namespace {

// Names count as nearly the same from this share of common character pairs on.
constexpr double kAlike = 0.7;
constexpr std::size_t kComparedMax = 1000;  // of each side, for the quadratic part

std::multiset<std::u32string> pairs_of(std::string_view name) {
    const auto all = decode(comparable(name));
    std::multiset<std::u32string> pairs;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        pairs.insert(all.substr(i, 2));
    }
    return pairs;
}

double likeness(std::string_view a, std::string_view b) {
    const auto x = pairs_of(a);
    const auto y = pairs_of(b);
    std::vector<std::u32string> common;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(common));
    const auto total = x.size() + y.size();
    return total == 0 ? 0 : 2 * static_cast<double>(common.size()) / static_cast<double>(total);
}

// The two sides, each power taken out once it has found its other.
class Matching {
  public:
    Matching(std::vector<Power> listed, std::vector<Power> registered)
        : listed_(std::move(listed)), registered_(std::move(registered)) {}

    using Same = std::function<bool(const Power&, const Power&)>;

    // Pairs what `same` joins; what differs otherwise is told by `what`.
    void pair(
        const Same& same, const std::function<std::string(const Power&, const Power&)>& what
    ) {
        std::vector<Power> left;
        for (auto& power : listed_) {
            const auto other =
                std::find_if(registered_.begin(), registered_.end(), [&](const Power& each) {
                    return same(power, each);
                });
            if (other == registered_.end()) {
                left.push_back(std::move(power));
                continue;
            }
            if (auto word = what(power, *other); word.empty()) {
                ++difference_.same;
            } else {
                difference_.renamed.push_back({std::move(power), *other, std::move(word)});
            }
            registered_.erase(other);
        }
        listed_ = std::move(left);
    }

    PowerListDifference take() {
        difference_.missing = std::move(listed_);
        difference_.extra = std::move(registered_);
        return std::move(difference_);
    }

    [[nodiscard]] bool is_small() const {
        return listed_.size() <= kComparedMax && registered_.size() <= kComparedMax;
    }

  private:
    std::vector<Power> listed_;
    std::vector<Power> registered_;
    PowerListDifference difference_;
};

bool same_text(const std::string& a, const std::string& b) {
    return comparable(a) == comparable(b);
}

std::string what_differs(const Power& listed, const Power& registered) {
    if (!same_text(listed.name, registered.name)) {
        return "名称不同";
    }
    const bool categories = !listed.category.empty() && !registered.category.empty();
    return categories && !same_text(listed.category, registered.category) ? "类别不同" : "";
}

}  // namespace

Power power_of(const Fields& enforcement_item) {
    return {
        std::string(text_of(enforcement_item, "code")),
        std::string(text_of(enforcement_item, "name")),
        std::string(text_of(enforcement_item, "category"))};
}

PowerListDifference compare_power_list(
    const std::vector<Power>& listed, const std::vector<Power>& registered
) {
    Matching matching(listed, registered);
    matching.pair(
        [](const Power& a, const Power& b) { return !a.code.empty() && same_text(a.code, b.code); },
        what_differs
    );
    matching.pair(
        [](const Power& a, const Power& b) { return same_text(a.name, b.name); },
        [](const Power& a, const Power&) { return a.code.empty() ? "" : "编码不同"; }
    );
    if (matching.is_small()) {
        matching.pair(
            [](const Power& a, const Power& b) { return likeness(a.name, b.name) >= kAlike; },
            [](const Power&, const Power&) { return "名称相近"; }
        );
    }
    return matching.take();
}

}  // namespace mingjing::domain
