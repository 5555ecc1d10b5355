#!/usr/bin/env bash
# Steps through the desk, limits counted, clocks renewed for a holiday, and the office's lists of
# many cases: cases_bench.cc, cases.mjs.
#   bench/cases.sh FOLDER [OPEN] [CLOSED] [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1
mkdir -p "$folder"
build/release/bench/cases_bench steps "$folder/steps" definitions
build/release/bench/cases_bench limits definitions
build/release/bench/cases_bench fill "$folder/data" "${2:-10000}" "${3:-1000000}" | tee "$folder/filled"
told=$(sed -n 's/^told in full: //p' "$folder/filled")
build/release/bench/cases_bench renew "$folder/data"
build/release/src/server/mingjing serve --data "$folder/data" --listen 127.0.0.1:0 >"$folder/log" &
server=$!
trap 'kill "$server"; wait "$server" || true' EXIT
until address=$(grep -oP '工作台：\K\S+(?=/desk/)' "$folder/log"); do
    kill -0 "$server"
    sleep 0.2
done
node bench/cases.mjs "$address" "$server" "$told" "${4:-40}"
