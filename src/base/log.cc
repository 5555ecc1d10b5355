#include "base/log.h"

#include <memory>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace mingjing::log {

namespace {

spdlog::logger& logger() {
    static const auto shared = [] {
        auto made = std::make_shared<spdlog::logger>(
            "mingjing", std::make_shared<spdlog::sinks::stderr_sink_mt>()
        );
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
        made->flush_on(spdlog::level::warn);
        return made;
    }();
    return *shared;
}

spdlog::level::level_enum level_of(Level level) {
    switch (level) {
        case Level::debug:
            return spdlog::level::debug;
        case Level::info:
            return spdlog::level::info;
        case Level::warning:
            return spdlog::level::warn;
        case Level::error:
            return spdlog::level::err;
        case Level::critical:
            return spdlog::level::critical;
        case Level::off:
            return spdlog::level::off;
    }
    return spdlog::level::info;
}

void write(Level level, std::string_view message) {
    logger().log(level_of(level), spdlog::string_view_t(message.data(), message.size()));
}

}  // namespace

void set_level(Level level) {
    logger().set_level(level_of(level));
}

void debug(std::string_view message) {
    write(Level::debug, message);
}
void info(std::string_view message) {
    write(Level::info, message);
}
void warning(std::string_view message) {
    write(Level::warning, message);
}
void error(std::string_view message) {
    write(Level::error, message);
}
void critical(std::string_view message) {
    write(Level::critical, message);
}

}  // namespace mingjing::log
