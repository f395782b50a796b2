#!/bin/sh
# Makes docs/report.png anew from the report of this repository's study, which is of simulated answers:
# `canvass report --format pdf,html`, then `sh docs/report.sh build`. Needs pdftoppm, chromium and ImageMagick.
set -eu
built=$(cd "${1:-build}" && pwd)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
pages=$(pdfinfo "$built/report.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
for words in "目 *录" "表 4-5 " "图 5-1 " "表 6-1 " "图 6-1 " "表 7-2 " "图 7-1 "; do
    # Captions stand in the lists at the front, too.
    case $words in 目*) first=1 ;; *) first=4 ;; esac
    for page in $(seq "$first" "$pages"); do
        pdftotext -f "$page" -l "$page" -layout "$built/report.pdf" - 2>/dev/null | grep -q "^ *$words" && break
    done
    pdftoppm -r 75 -f "$page" -l "$page" -png -singlefile "$built/report.pdf" "$made/$(printf '%02d' "$page")" 2>/dev/null
done
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$made/profile" \
    --window-size=1240,1755 --screenshot="$made/99.png" "file://$built/report.html" >/dev/null 2>&1
convert "$made/99.png" -resize 620x877 "$made/99.png"
montage "$made"/[0-9]*.png -tile 4x2 -geometry 620x877+8+8 -background '#d5d8dc' "$made/all.png"
convert "$made/all.png" -resize 2160x -depth 8 +dither -colors 128 -define png:compression-level=9 PNG8:docs/report.png
