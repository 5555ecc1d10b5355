#pragma once

// How a fine was weighed, step by step (裁量过程): the tier on the day the act ended and on the
// day of the decision, the lighter of the two, what each modifier does to its range, and whether
// the amount lies in what is left. The gate asks it, screens and papers show it: one reckoning,
// so that what is shown is what was judged. Pure. Law: 行政处罚法 art. 30-34 (CF-08, CF-09), 37
// (CF-11), 49; 国办发〔2022〕27号（六）.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/discretion.h"
#include "case_file/question.h"

namespace mingjing::case_file {

// What is weighed. `day_name` says what the later of the two days is of: 作出决定, 提出建议.
struct Weighing {
    const Outcome& outcome;
    const Measures& measures;
    const Opened& of;
    std::chrono::sys_days on;
    std::string_view day_name;
    const Surroundings& around;
};

// The tier as it stood one day: of the benchmark named, or where that did not stand yet, of
// the item's own benchmark then, the mildest that has such a tier.
struct TierThen {
    std::chrono::sys_days day;
    std::string benchmark;
    Range range;
    std::optional<Range> statutory;
    std::string reckoned;  // discretion.h; "" where the tier says its amounts outright
};

// 从轻, 减轻, 从重: why, and the range it leaves.
struct Modifier {
    std::string_view name;
    std::vector<std::string> grounds;
    std::string_view article;
    Range range;
    std::string effect;
};

struct Reckoning {
    std::string tier;
    std::string_view day_name;
    std::optional<TierThen> then;  // when the act ended
    std::optional<TierThen> now;   // on the later day
    bool is_old = false;           // `then` is what applies
    std::string why;               // of the two that one
    std::vector<Modifier> modifiers;
    Range range;  // after them
    Money fine;
    [[nodiscard]] const TierThen& applied() const { return is_old ? *then : *now; }
    [[nodiscard]] bool holds() const { return range.holds(fine); }
};

// Nothing where nothing is to be reckoned: no fine, or no benchmark that sets an amount.
[[nodiscard]] std::optional<Reckoning> reckon(const Weighing& weighing);

// Line by line, as a screen shows it and a paper states it; of what is not punished, why (CF-09).
// Empty where there is nothing to say.
[[nodiscard]] std::vector<std::string> in_words(const Weighing& weighing);
// Of a case: what was proposed, and what was decided, each on its day.
struct Weighed {
    std::string_view of;  // proposed, decided, stated
    std::string on;
    std::optional<Reckoning> reckoning;
    std::vector<std::string> words;
};
[[nodiscard]] std::vector<Weighed> weighed(const State& state, const Surroundings& around);
// As it is being stated; nothing where the step states no outcome.
[[nodiscard]] std::optional<Weighed> weighed(const Question& question);
[[nodiscard]] Weighing weighing_of(const Question& question, const Outcome& outcome);

// Both tiers and which of them applies, in one sentence.
[[nodiscard]] std::string tiers_in_words(const Reckoning& reckoning);

}  // namespace mingjing::case_file
