#!/usr/bin/env bash
# The demo bureau under 200 people at once: see staff.mjs.
#   bench/staff.sh FOLDER [SECONDS] [SESSIONS]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1
shift
mkdir -p "$folder"
build/release/src/server/mingjing serve --demo --data "$folder/data" --listen 127.0.0.1:0 >"$folder/log" &
server=$!
trap 'kill "$server"; wait "$server" || true' EXIT
until address=$(grep -oP '工作台：\K\S+(?=/desk/)' "$folder/log"); do
    kill -0 "$server"
    sleep 0.2
done
node bench/staff.mjs "$address" "$@"
