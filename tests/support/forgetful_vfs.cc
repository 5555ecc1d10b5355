// A shim over SQLite's own unix VFS: reading, locking and shared memory pass through,
// whatever changes a file asks the disk first and tells it afterwards.

#include "support/forgetful_vfs.h"

#include <filesystem>
#include <memory>

namespace mingjing::test {

namespace {

using Operation = ForgetfulDisk::Operation;

sqlite3_vfs* unix_vfs() {
    static sqlite3_vfs* const vfs = sqlite3_vfs_find("unix");
    return vfs;
}

struct State {
    ForgetfulDisk* disk = nullptr;  // none for a file elsewhere
    ForgetfulDisk::NodePointer node;
    std::string folder;
    // SQLite's unix VFS syncs the folder at the first sync of a journal or WAL it made.
    bool syncs_folder = false;
    std::unique_ptr<char[]> memory;  // NOLINT(*-c-arrays): sized at run time by the VFS
    sqlite3_file* real = nullptr;
};

struct File {
    sqlite3_file base;
    State* state;
};

State& state_of(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file)->state;  // NOLINT(*-reinterpret-cast): SQLite's C
}

int code_of(Trouble trouble, int io_error) {
    return trouble == Trouble::full || trouble == Trouble::short_write ? SQLITE_FULL : io_error;
}

int close(sqlite3_file* file) {
    const std::unique_ptr<State> state(&state_of(file));
    return state->real->pMethods->xClose(state->real);
}

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    auto* real = state_of(file).real;
    return real->pMethods->xRead(real, bytes, size, offset);
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    auto& state = state_of(file);
    auto trouble = Trouble::none;
    if (state.disk != nullptr) {
        trouble = state.disk->next(Operation::write);
        if (trouble == Trouble::short_write) {
            size /= 2;
        } else if (trouble != Trouble::none) {
            return code_of(trouble, SQLITE_IOERR_WRITE);
        }
    }
    const int code = state.real->pMethods->xWrite(state.real, bytes, size, offset);
    if (code == SQLITE_OK && state.disk != nullptr) {
        state.disk->wrote(
            state.node,
            static_cast<std::uint64_t>(offset),
            {static_cast<const char*>(bytes), static_cast<std::size_t>(size)}
        );
    }
    return trouble == Trouble::none ? code : SQLITE_FULL;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    auto& state = state_of(file);
    if (state.disk != nullptr) {
        if (const auto trouble = state.disk->next(Operation::truncate); trouble != Trouble::none) {
            return code_of(trouble, SQLITE_IOERR_TRUNCATE);
        }
    }
    const int code = state.real->pMethods->xTruncate(state.real, size);
    if (code == SQLITE_OK && state.disk != nullptr) {
        state.disk->truncated(state.node, static_cast<std::uint64_t>(size));
    }
    return code;
}

int sync(sqlite3_file* file, int flags) {
    auto& state = state_of(file);
    if (state.disk == nullptr) {
        return state.real->pMethods->xSync(state.real, flags);
    }
    if (const auto trouble = state.disk->next(Operation::sync); trouble != Trouble::none) {
        if (trouble == Trouble::failing) {
            state.disk->failed_to_sync(state.node);
        }
        return code_of(trouble, SQLITE_IOERR_FSYNC);
    }
    state.disk->synced(state.node);
    if (state.syncs_folder) {
        state.disk->folder_synced(state.folder);
        state.syncs_folder = false;
    }
    return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    auto* real = state_of(file).real;
    return real->pMethods->xFileSize(real, size);
}

int lock(sqlite3_file* file, int level) {
    auto* real = state_of(file).real;
    return real->pMethods->xLock(real, level);
}

int unlock(sqlite3_file* file, int level) {
    auto* real = state_of(file).real;
    return real->pMethods->xUnlock(real, level);
}

int check_reserved_lock(sqlite3_file* file, int* result) {
    auto* real = state_of(file).real;
    return real->pMethods->xCheckReservedLock(real, result);
}

int file_control(sqlite3_file* file, int operation, void* argument) {
    auto* real = state_of(file).real;
    return real->pMethods->xFileControl(real, operation, argument);
}

int sector_size(sqlite3_file* file) {
    auto* real = state_of(file).real;
    return real->pMethods->xSectorSize(real);
}

int characteristics(sqlite3_file* file) {
    auto* real = state_of(file).real;
    return real->pMethods->xDeviceCharacteristics(real);
}

int shm_map(sqlite3_file* file, int page, int size, int extend, volatile void** memory) {
    auto* real = state_of(file).real;
    return real->pMethods->xShmMap(real, page, size, extend, memory);
}

int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    auto* real = state_of(file).real;
    return real->pMethods->xShmLock(real, offset, count, flags);
}

void shm_barrier(sqlite3_file* file) {
    auto* real = state_of(file).real;
    real->pMethods->xShmBarrier(real);
}

int shm_unmap(sqlite3_file* file, int remove) {
    auto* real = state_of(file).real;
    return real->pMethods->xShmUnmap(real, remove);
}

constexpr int kVersionWithSharedMemory = 2;
const sqlite3_io_methods kMethods = {
    kVersionWithSharedMemory,
    close,
    read,
    write,
    truncate,
    sync,
    file_size,
    lock,
    unlock,
    check_reserved_lock,
    file_control,
    sector_size,
    characteristics,
    shm_map,
    shm_lock,
    shm_barrier,
    shm_unmap,
    nullptr,
    nullptr,
};

ForgetfulDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<ForgetfulDisk*>(vfs->pAppData);
}

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    file->pMethods = nullptr;
    auto state = std::make_unique<State>();
    auto& disk = disk_of(vfs);
    if (name != nullptr && disk.holds(name)) {
        state->disk = &disk;
        state->folder = std::filesystem::path(name).parent_path().string();
        const bool creates = (flags & SQLITE_OPEN_CREATE) != 0 && !std::filesystem::exists(name);
        if (creates) {
            if (const auto trouble = disk.next(Operation::create); trouble != Trouble::none) {
                return code_of(trouble, SQLITE_CANTOPEN);
            }
            state->syncs_folder = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
        }
    }
    state->memory = std::make_unique<char[]>(  // NOLINT(*-c-arrays): sized by the VFS
        static_cast<std::size_t>(unix_vfs()->szOsFile)
    );
    // NOLINTNEXTLINE(*-reinterpret-cast): SQLite hands out raw memory
    state->real = reinterpret_cast<sqlite3_file*>(state->memory.get());
    const int code = unix_vfs()->xOpen(unix_vfs(), name, state->real, flags, flags_out);
    if (code != SQLITE_OK) {
        return code;
    }
    if (state->disk != nullptr) {
        state->node = disk.opened(name);
    }
    file->pMethods = &kMethods;
    reinterpret_cast<File*>(file)->state = state.release();  // NOLINT(*-reinterpret-cast)
    return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    auto& disk = disk_of(vfs);
    if (!disk.holds(name)) {
        return unix_vfs()->xDelete(unix_vfs(), name, sync_folder);
    }
    if (const auto trouble = disk.next(Operation::remove); trouble != Trouble::none) {
        return code_of(trouble, SQLITE_IOERR_DELETE);
    }
    const int code = unix_vfs()->xDelete(unix_vfs(), name, 0);
    if (code == SQLITE_OK) {
        disk.removed(name);
        if (sync_folder != 0) {
            disk.folder_synced(std::filesystem::path(name).parent_path().string());
        }
    }
    return code;
}

}  // namespace

ForgetfulVfs::ForgetfulVfs(ForgetfulDisk& disk) : vfs_(*unix_vfs()) {
    vfs_.szOsFile = sizeof(File);
    vfs_.zName = "forgetful";
    vfs_.pAppData = &disk;
    vfs_.pNext = nullptr;
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    sqlite3_vfs_register(&vfs_, 1);
}

ForgetfulVfs::~ForgetfulVfs() {
    sqlite3_vfs_unregister(&vfs_);
}

}  // namespace mingjing::test
