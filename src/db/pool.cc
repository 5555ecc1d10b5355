#include <condition_variable>
#include <mutex>
#include <utility>

#include "db/database.h"

namespace mingjing::db {

struct Pool::State {
    State(Place where, std::size_t connections, Access how)
        : place(std::move(where)), access(how), free_slots(connections) {}
    const Place place;
    const Access access;
    std::mutex mutex;
    std::condition_variable returned;
    std::size_t free_slots;
    std::vector<std::unique_ptr<Connection>> idle;

    // No connection: the slot alone comes back, its connection being lost.
    void take_back(std::unique_ptr<Connection> connection) {
        {
            const std::scoped_lock lock(mutex);
            ++free_slots;
            if (connection != nullptr) {
                idle.push_back(std::move(connection));
            }
        }
        returned.notify_one();
    }
};

Pool::Pool(Place place, std::size_t connections_max, Access access)
    : state_(std::make_unique<State>(std::move(place), connections_max, access)) {}

Pool::~Pool() = default;

Pool::Lease Pool::lease() {
    std::unique_ptr<Connection> connection;
    {
        std::unique_lock lock(state_->mutex);
        state_->returned.wait(lock, [this] { return state_->free_slots > 0; });
        --state_->free_slots;
        if (!state_->idle.empty()) {
            connection = std::move(state_->idle.back());
            state_->idle.pop_back();
        }
    }
    if (connection == nullptr) {
        try {
            connection = open(state_->place, state_->access);
        } catch (...) {
            state_->take_back(nullptr);
            throw;
        }
    }
    return {*this, std::move(connection)};
}

Pool::Lease::Lease(Pool& pool, std::unique_ptr<Connection> connection)
    : pool_(&pool), connection_(std::move(connection)) {}

Pool::Lease::~Lease() {
    if (connection_ == nullptr) {
        return;  // moved from
    }
    connection_->rollback();
    if (!connection_->usable()) {
        connection_.reset();
    }
    pool_->state_->take_back(std::move(connection_));
}

}  // namespace mingjing::db
