#!/bin/sh
# Installs the programs that some tests and formats use where they are there: LibreOffice (old Word
# files), poppler (a second opinion on PDF), Chromium (what a browser makes of exports), tesseract
# (scans), a Chinese font (to draw a scan).
# Everything else works without them, so whatever goes wrong here is said and is no error.
set -u

PACKAGES="libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils chromium tesseract-ocr \
tesseract-ocr-chi-tra fonts-noto-cjk"

if ! command -v apt-get >/dev/null 2>&1; then
    echo "不是 Debian 系的系統，略過：$PACKAGES" >&2
    exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "要有 root 權限才能安裝，略過：$PACKAGES" >&2
    exit 0
fi
missing=""
for package in $PACKAGES; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # a list of words
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } \
    >/dev/null 2>&1; then
    echo "沒有裝成，用到它們的測試會略過：$missing" >&2
fi
exit 0
