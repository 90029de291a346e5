#!/bin/sh
# Removes from an installed node_modules what only other machines, other engines or a compiler need.
# usage: slim-modules.sh node_modules
set -eu
cd "$1"
arch=$(node -p process.arch)
# ONNX Runtime comes with binaries for every system.
find onnxruntime-node/bin -mindepth 2 -maxdepth 2 -type d ! -path '*/linux' -exec rm -rf {} +
find onnxruntime-node/bin -mindepth 3 -maxdepth 3 -type d ! -name "$arch" -exec rm -rf {} +
# The compilers' sources and leftovers; the built modules stay.
rm -rf better-sqlite3/deps better-sqlite3/src hnswlib-node/deps hnswlib-node/src
find better-sqlite3/build hnswlib-node/build -type f ! -name '*.node' -delete
find . -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete
