#pragma once

// SQLite on a ForgetfulDisk: while one of these lives, every SQLite database of this
// process whose path lies on that disk writes through it. Others are left alone.

#include <sqlite3.h>

#include "support/forgetful_disk.h"

namespace mingjing::test {

class ForgetfulVfs {
  public:
    explicit ForgetfulVfs(ForgetfulDisk& disk);
    ForgetfulVfs(const ForgetfulVfs&) = delete;
    ForgetfulVfs& operator=(const ForgetfulVfs&) = delete;
    ~ForgetfulVfs();

  private:
    sqlite3_vfs vfs_;
};

}  // namespace mingjing::test
