#include "portal/portal.h"

#include "portal/routes.h"
#include "portal/site.h"

namespace mingjing::portal {

struct Portal::State {
    explicit State(const Parts& parts) : site(parts) {}
    Site site;
};

Portal::Portal(const Parts& parts) : state_(std::make_unique<State>(parts)) {}
Portal::~Portal() = default;

void Portal::routes(http::Router& router) const {
    add_routes(router, state_->site);
}

}  // namespace mingjing::portal
