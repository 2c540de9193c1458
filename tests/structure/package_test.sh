#!/usr/bin/env bash
# Installs the build into an empty folder; a small project then finds the package there, builds and runs.
#
# package_test.sh CMAKE BUILD CONSUMER COMPILER
set -euo pipefail
cmake=$1 build=$2 consumer=$3 compiler=$4

folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
"$cmake" --install "$build" --prefix "$folder/prefix" >"$folder/install.log"
"$cmake" -S "$consumer" -B "$folder/build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_PREFIX_PATH="$folder/prefix"
"$cmake" --build "$folder/build"

answer=$("$folder/build/consumer")
if [[ $answer != "2023-08-17 is day 19586; 1 degree of the equator is 111319.5 m" ]]; then
    echo "the consumer answers: $answer" >&2
    exit 1
fi
# What is installed finds the atlas that was installed with it, wherever the folder stands.
env -u CORRIDOR_GEODATA "$folder/prefix/bin/corridor" info >"$folder/info.txt"
grep --quiet "Karabakh" "$folder/info.txt"
