#pragma once

// What the endpoints of entries share: one entry as the caller may see it, and how it is
// written.

#include <string>

#include <tl/expected.hpp>

#include "api/call.h"
#include "domain/schema.h"
#include "query/office.h"

namespace mingjing::api {

// Of what another unit withdrew, nothing is seen but that it was.
[[nodiscard]] bool is_beyond_sight(const query::OfficeEntry& entry);
// The entry named in the path: 404 where there is none, 403 where it is beyond sight.
[[nodiscard]] tl::expected<query::OfficeEntry, Problem> standing(
    const Call& call, const domain::Schema& schema
);
// What the caller may do with it, as it stood when it was read.
[[nodiscard]] std::vector<desk::OpenAct> acts_on(const Call& call, const query::OfficeEntry& entry);
// Personal values hidden.
[[nodiscard]] Fields detail_json(
    Call& call, const domain::Schema& schema, const query::OfficeEntry& entry
);
[[nodiscard]] Reply reply_with(
    Call& call, const domain::Schema& schema, const query::OfficeEntry& entry
);
// What an entry says that the caller may see of it; personal values included. Nothing where
// it was taken down.
[[nodiscard]] Fields newest_seen(
    Call& call, const domain::Schema& schema, const query::OfficeEntry& entry
);
// The same beside what is public of it.
struct Contents {
    Fields newest, published;
};
[[nodiscard]] Contents contents_of(
    Call& call, const domain::Schema& schema, const query::OfficeEntry& entry
);

// Personal values hidden.
[[nodiscard]] List changes_json(
    const domain::Schema& schema, const Fields& before, const Fields& after
);
[[nodiscard]] Shape change_shape();

// Their name now, or what the definitions call them; the id where neither knows it.
[[nodiscard]] std::string name_of_person(const Call& call, std::string_view id);

}  // namespace mingjing::api
