#!/usr/bin/env bash
# Entry pages of the demo bureau, as `mingjing serve` answers them, wrk -t2 -c32:
#   cached    against nginx serving the same bytes and headers: interleaved runs, medians, ratios
#   uncached  every entry of a register in turn, at addresses the page cache does not keep
# Only ratios of one run mean anything.
#   bench/http.sh [RUNS] [SECONDS]        default 5 runs of 4 seconds each
#   URL=http://127.0.0.1:PORT bench/http.sh    measures a running portal instead of the demo
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5} seconds=${2:-4}
register=/registers/enforcement_items
folder=$(mktemp -d)
children=()
finish() {
    ((${#children[@]} == 0)) || kill "${children[@]}" 2>/dev/null || true
    wait || true
    rm -rf "$folder"
}
trap finish EXIT

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
wait_for() {
    for _ in $(seq 1200); do
        curl -sf -o /dev/null "$1" && return
        sleep 0.1
    done
    echo "no answer from $1" >&2
    exit 1
}

# The demo's papers are made while it already answers: until nothing of it works any more.
ticks() { # of a process and its children, those that ended too
    local each
    for each in "$1" $(pgrep -P "$1"); do
        cat "/proc/$each/stat" 2>/dev/null || true
    done | awk '{ sum += $14 + $15 + $16 + $17 } END { print sum + 0 }'
}
wait_till_idle() {
    local before now
    for _ in $(seq 300); do
        before=$(ticks "$1")
        sleep 2
        now=$(ticks "$1")
        ((now - before > 10 || before - now > 10)) || return 0
    done
    echo "the demo is busy still" >&2
    exit 1
}

portal=${URL:-}
if [[ -z $portal ]]; then
    portal=http://127.0.0.1:$(free_port)
    build/release/src/server/mingjing serve --demo --data "$folder/data" --listen "${portal#*//}" >/dev/null &
    children+=($!)
fi
wait_for "$portal/"
[[ -n ${URL:-} ]] || wait_till_idle "${children[0]}"
curl -sf "$portal/sitemaps/${register##*/}" | grep -oP "(?<=<loc>).*?(?=</loc>)" | grep -oP "$register/.*" >"$folder/entries"
ours=$portal$(head -1 "$folder/entries")

# nginx, with the page and the headers of the portal's own answer.
mkdir "$folder/www"
chmod 755 "$folder"
curl -sf -D "$folder/headers" -o "$folder/www/page.html" "$ours"
python3 - "$folder/headers" >"$folder/headers.conf" <<'PY'
import sys
own = {"content-type", "content-length", "date", "etag", "connection"}  # nginx has its own
for line in open(sys.argv[1]):
    name, colon, value = line.strip().partition(": ")
    if colon and name.lower() not in own:
        print(f'add_header {name} "{value}";')
PY
port=$(free_port)
sed "s|@FOLDER@|$folder|g; s|@PORT@|$port|g" bench/nginx.conf >"$folder/nginx.conf"
nginx -c "$folder/nginx.conf" -g 'daemon off;' 2>"$folder/start.log" &
children+=($!)
theirs=http://127.0.0.1:$port/page.html
wait_for "$theirs"
cmp -s <(curl -s "$ours") <(curl -s "$theirs") || { echo "the two do not serve the same bytes" >&2; exit 1; }

# A parameter the site does not know: answered like the page, kept by nobody.
cat >"$folder/entries.lua" <<LUA
local paths, next = {}, 0
for path in io.lines("$folder/entries") do paths[#paths + 1] = path .. "?uncached=1" end
request = function()
    next = next % #paths + 1
    return wrk.format("GET", paths[next])
end
LUA

measure() { # requests per second and p99 in microseconds
    wrk -t2 -c32 --latency "$@" | python3 -c '
import re, sys
text = sys.stdin.read()
rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
wrong = re.search(r"Non-2xx.*|Socket errors.*", text)
print(rate, float(value) * {"us": 1, "ms": 1e3, "s": 1e6}[unit], wrong[0].replace(" ", "_") if wrong else "-")'
}
for warm in "$ours" "$theirs"; do
    measure -d1s "$warm" >/dev/null
done
for ((run = 0; run < runs; ++run)); do
    echo "ours $(measure "-d${seconds}s" "$ours")"
    echo "nginx $(measure "-d${seconds}s" "$theirs")"
    echo "uncached $(measure "-d${seconds}s" -s "$folder/entries.lua" "$portal")"
done | tee "$folder/runs" | sed 's/^/  /' >&2
python3 - "$folder/runs" "$(stat -c %s "$folder/www/page.html")" "$(wc -l <"$folder/entries")" <<'PY'
import statistics, sys
rows = [line.split() for line in open(sys.argv[1])]
rate, late = ({who: statistics.median(float(r[column]) for r in rows if r[0] == who)
               for who in ("ours", "nginx", "uncached")} for column in (1, 2))
print(f"cached entry page ({int(sys.argv[2]):,} bytes): {rate['ours']:,.0f}/s against nginx {rate['nginx']:,.0f}/s, "
      f"ratio {rate['ours'] / rate['nginx']:.2f} (target 0.90); "
      f"p99 {late['ours']:,.0f} us against {late['nginx']:,.0f} us, "
      f"ratio {late['ours'] / late['nginx']:.2f} (target 1.20)")
print(f"uncached entry pages ({sys.argv[3]} in turn): {rate['uncached']:,.0f}/s (target 3,000), "
      f"p99 {late['uncached']:,.0f} us")
if any(r[3] != "-" for r in rows):
    sys.exit("some answers were not 200")
PY
