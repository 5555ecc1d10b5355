#pragma once

// The system calls behind DiskFiles, one to one: result or -1 with errno, as POSIX has
// them. A seam for one purpose: a test puts in a disk that forgets what was not synced,
// is full, or fails, and so tries the real order of calls. Safe for concurrent use.

#include <cstddef>
#include <string>

#include <sys/types.h>

namespace mingjing {

class DiskCalls {
  public:
    DiskCalls() = default;
    DiskCalls(const DiskCalls&) = delete;
    DiskCalls& operator=(const DiskCalls&) = delete;
    virtual ~DiskCalls() = default;

    virtual int open(const std::string& path, int flags, mode_t mode);
    virtual ssize_t read(int file, void* bytes, std::size_t size);
    virtual ssize_t write(int file, const void* bytes, std::size_t size);
    virtual int sync(int file);  // fsync, of a file or a folder
    virtual int close(int file);
    virtual int rename(const std::string& from, const std::string& to);
    virtual int unlink(const std::string& path);
    virtual int mkdir(const std::string& path, mode_t mode);

    // The machine's own calls.
    static DiskCalls& system();
};

}  // namespace mingjing
