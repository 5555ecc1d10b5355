#include "support/postgres.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace mingjing::test {

namespace {

namespace fs = std::filesystem;

// Debian keeps the server's programs out of PATH, one folder per version.
std::optional<std::string> programs_folder() {
    std::vector<std::string> found;
    std::error_code ignored;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", ignored)) {
        if (fs::exists(version.path() / "bin/initdb")) {
            found.push_back((version.path() / "bin").string());
        }
    }
    return found.empty() ? std::nullopt
                         : std::optional(*std::max_element(found.begin(), found.end()));
}

// The cluster ends with this process however that ends: a shell outside holds a pipe
// from us and, once it closes, stops the server and removes the folder.
class Cluster {
  public:
    explicit Cluster(std::string programs)
        : as_user_(::getuid() == 0 ? "runuser -u postgres -- " : ""),
          programs_(std::move(programs)) {
        fs::permissions(folder_.path(), fs::perms::all);  // initdb refuses to run as root
        run("initdb --locale=C --encoding=UTF8 --auth=trust --username=mingjing --no-sync");
        // -F: no fsync. The cluster does not outlive the process, let alone a power cut.
        run(fmt::format(
            "pg_ctl --wait --silent --log={0}/log start "
            "--options=\"-F -k {0} -c listen_addresses= -c max_connections=200\"",
            folder_.path()
        ));
        const auto watch = fmt::format(
            "trap '' INT TERM; cat >/dev/null; {{ {}; rm -rf {}; }} >/dev/null 2>&1",
            command_line("pg_ctl --wait --mode=immediate stop"),
            folder_.path()
        );
        watcher_ = ::popen(watch.c_str(), "we");
    }
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;
    ~Cluster() {
        if (watcher_ != nullptr) {
            ::pclose(watcher_);
        }
    }
    [[nodiscard]] std::string url() const {
        return fmt::format("postgresql://mingjing@/postgres?host={}", folder_.path());
    }

  private:
    [[nodiscard]] std::string command_line(const std::string& command) const {
        return fmt::format(
            "cd / && {}env PGDATA={}/data {}/{}", as_user_, folder_.path(), programs_, command
        );
    }
    void run(const std::string& command) const {
        const auto whole = fmt::format("{} >{}/out 2>&1", command_line(command), folder_.path());
        // NOLINTNEXTLINE(concurrency-mt-unsafe, cert-env33-c): once, before any test runs
        if (std::system(whole.c_str()) != 0) {
            throw std::runtime_error("PostgreSQL for tests: failed: " + whole);
        }
    }
    TemporaryFolder folder_;
    std::string as_user_;
    std::string programs_;
    std::FILE* watcher_ = nullptr;
};

}  // namespace

std::optional<Postgres> Postgres::running() {
    static const auto programs = programs_folder();
    if (!programs) {
        std::cerr << "***** PostgreSQL is not installed: its half of the tests DOES NOT RUN. "
                     "apt-get install postgresql *****\n";
        return std::nullopt;
    }
    static const Cluster cluster(*programs);
    return Postgres(cluster.url());
}

db::Place Postgres::place() const {
    static std::atomic<int> counter{0};
    return {db::Engine::postgres, url_, fmt::format("test_{}", ++counter)};
}

void Postgres::cut_connections(const db::Place& place) {
    const auto connection =
        db::open({place.engine, place.location, "cutter"}, db::Access::read_write);
    connection->run(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
    );
}

}  // namespace mingjing::test
