#!/usr/bin/env bash
# How long rustc takes for one crate alone, and how much memory: `compile_time.sh FOLDER PACKAGE`, where FOLDER holds the
# workspace. Dependencies are built before, so that what is measured is the crate itself; of `cargo check` and of a release
# build: seconds on the clock, seconds of the processor, peak memory of the greatest process (GNU time), lines of Rust.
set -euo pipefail
folder=$1 package=$2
export CARGO_TERM_QUIET=true CARGO_INCREMENTAL=0
cd "$folder"
manifest=$(cargo metadata --no-deps --format-version 1 |
  python3 -c 'import json, sys; print(*[p["manifest_path"] for p in json.load(sys.stdin)["packages"] if p["name"] == sys.argv[1]])' "$package")
echo "$package: $(find "$(dirname "$manifest")/src" -name '*.rs' -exec cat {} + | wc -l) lines"
for command in "check" "build --release"; do
  cargo $command -p "$package"
  cargo clean -p "$package" $([[ $command == *release* ]] && echo --release) 2>/dev/null
  /usr/bin/time -f "cargo $command: %e s on the clock, %U s of the processor, %M kB" cargo $command -p "$package"
done
