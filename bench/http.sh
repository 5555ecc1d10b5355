#!/usr/bin/env bash
# A cached 20 KB page with real headers against nginx serving the same bytes and headers:
# wrk -t2 -c32, interleaved runs, medians, ratios. Only ratios of one run mean anything.
#   bench/http.sh [RUNS] [SECONDS]        default 5 runs of 4 seconds each
#   URL=http://127.0.0.1:PORT/page bench/http.sh    measures a running server's page instead
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5} seconds=${2:-4}
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
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
    for _ in $(seq 100); do
        curl -sf -o /dev/null "$1" && return
        sleep 0.05
    done
    echo "no answer from $1" >&2
    exit 1
}

mkdir -p "$folder/www"
page=$folder/www/page.html
if [[ -n ${URL:-} ]]; then
    curl -sf "$URL" -o "$page"
    ours=$URL
else
    [[ -f build/release/build.ninja ]] || cmake --preset release >/dev/null
    cmake --build build/release --target http_bench >/dev/null
    python3 - "$page" <<'PY'
import sys
row = "<tr><td>{0}</td><td>海曦市人力资源和社会保障局行政执法事项第{0}项</td><td>依据</td><td>公开</td></tr>\n"
text = "<!doctype html><html lang=\"zh-CN\"><title>公示</title><table>\n"
while len(text.encode()) < 20480 - 200:
    text += row.format(text.count("<tr>"))
text = text.encode() + b"</table></html>"
open(sys.argv[1], "wb").write(text + b"\n" * (20480 - len(text)))
PY
    port=$(free_port)
    build/release/bench/http_bench "$page" "$port" &
    children+=($!)
    ours=http://127.0.0.1:$port/page.html
fi
port=$(free_port)
sed "s|@FOLDER@|$folder|g; s|@PORT@|$port|g" bench/nginx.conf >"$folder/nginx.conf"
chmod 755 "$folder"
nginx -c "$folder/nginx.conf" -g 'daemon off;' 2>"$folder/start.log" &
children+=($!)
theirs=http://127.0.0.1:$port/page.html
wait_for "$ours"
wait_for "$theirs"
cmp -s <(curl -s "$ours") "$page" || { echo "the two do not serve the same bytes" >&2; exit 1; }

measure() { # requests per second and p99 in microseconds
    wrk -t2 -c32 -d"$2" --latency "$1" | python3 -c '
import re, sys
text = sys.stdin.read()
rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
wrong = re.search(r"Non-2xx.*|Socket errors.*", text)
print(rate, float(value) * {"us": 1, "ms": 1e3, "s": 1e6}[unit], wrong[0].replace(" ", "_") if wrong else "-")'
}
for warm in "$ours" "$theirs"; do
    measure "$warm" 1s >/dev/null
done
for ((run = 0; run < runs; ++run)); do
    echo "ours $(measure "$ours" "${seconds}s")"
    echo "nginx $(measure "$theirs" "${seconds}s")"
done | tee "$folder/runs" | sed 's/^/  /' >&2
python3 - "$folder/runs" <<'PY'
import statistics, sys
rows = [line.split() for line in open(sys.argv[1])]
rate, late = ({who: statistics.median(float(r[column]) for r in rows if r[0] == who)
               for who in ("ours", "nginx")} for column in (1, 2))
print(f"cached page: {rate['ours']:,.0f}/s against nginx {rate['nginx']:,.0f}/s, "
      f"ratio {rate['ours'] / rate['nginx']:.2f} (target 0.90); "
      f"p99 {late['ours']:,.0f} us against {late['nginx']:,.0f} us, "
      f"ratio {late['ours'] / late['nginx']:.2f} (target 1.20)")
PY
