#pragma once

// What an instrument states, as its template can lay it out: days and sums in the words of
// documents, long texts as paragraphs, citations as 《…》第…条, lists joined. Every name a
// template may ask for is there, null where nothing is stated. Pure.

#include "base/value.h"
#include "domain/instrument_kind.h"

namespace mingjing::domain {

// By field key: text; for a long text a list of paragraphs; for an amount in 元
// {digits, capitals}; for a boolean itself; for a table its rows, each with `place` from 1 and
// `is_last`, and has_KEY. Every flag of `says`. And `rows`, for forms that show all of it in one
// table:
// [{label, is_long, paragraphs, is_table, columns: [label], lines: [{cells: [text]}]}].
[[nodiscard]] Fields instrument_view(const InstrumentKind& kind, const Fields& data);

// A value for every field, such that the view has an example of everything: what templates
// are held against when they are loaded.
[[nodiscard]] Fields instrument_sample(const InstrumentKind& kind);

}  // namespace mingjing::domain
