#pragma once

// The legal review of a procedure as a procedure by itself, to be shown (审核流程图): from what is
// sent, through what is asked for and the opinion, to a dispute and what it comes to. Taken from
// the procedure's own definition, so that what is published is what runs. Pure. Law: the task
// table's row 28; 国办发〔2018〕118号（十四）.

#include <optional>

#include "domain/procedure.h"

namespace mingjing::case_file {

// Nothing where it has no review.
[[nodiscard]] std::optional<domain::Procedure> review_part(const domain::Procedure& whole);

}  // namespace mingjing::case_file
