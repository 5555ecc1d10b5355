#!/usr/bin/env bash
# A register of 100,000 entries, and how fast the workbench's lists of it are: see lists.mjs.
#   bench/lists.sh FOLDER [ENTRIES] [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1
mkdir -p "$folder"
build/release/bench/lists_bench "$folder/data" "${2:-100000}"
build/release/src/server/mingjing serve --data "$folder/data" --listen 127.0.0.1:0 >"$folder/log" &
server=$!
trap 'kill "$server"; wait "$server" || true' EXIT
until address=$(grep -oP '工作台：\K\S+(?=/desk/)' "$folder/log"); do
    kill -0 "$server"
    sleep 0.2
done
node bench/lists.mjs "$address" "$server" "${3:-40}"
