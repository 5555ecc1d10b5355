#include "base/disk_calls.h"

#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mingjing {

int DiskCalls::open(const std::string& path, int flags, mode_t mode) {
    return ::open(path.c_str(), flags, mode);  // NOLINT(*-vararg): POSIX declares it so
}

ssize_t DiskCalls::read(int file, void* bytes, std::size_t size) {
    return ::read(file, bytes, size);
}

ssize_t DiskCalls::write(int file, const void* bytes, std::size_t size) {
    return ::write(file, bytes, size);
}

int DiskCalls::sync(int file) {
    return ::fsync(file);
}

int DiskCalls::close(int file) {
    return ::close(file);
}

int DiskCalls::rename(const std::string& from, const std::string& to) {
    return std::rename(from.c_str(), to.c_str());
}

int DiskCalls::unlink(const std::string& path) {
    return ::unlink(path.c_str());
}

int DiskCalls::mkdir(const std::string& path, mode_t mode) {
    return ::mkdir(path.c_str(), mode);
}

DiskCalls& DiskCalls::system() {
    static DiskCalls calls;
    return calls;
}

}  // namespace mingjing
