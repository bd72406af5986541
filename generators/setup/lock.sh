#!/bin/sh
# Writes requirements/*.lock: each package with its hashes, for Linux, macOS and Windows and every Python from 3.11.
#   usage: lock.sh      run from the project's top folder; KEEP=1 keeps the versions that still fit
# The files name no host: they hold for any mirror of the package index.
set -eu

upgrade=--upgrade
[ -z "${KEEP:-}" ] || upgrade=
uv=.cache/lock-tool/bin/uv
[ -x "$uv" ] || {
    "${PYTHON:-python3}" -m venv .cache/lock-tool
    .cache/lock-tool/bin/python -m pip install --quiet uv
}

compile() {
    lock=requirements/$1.lock
    shift
    "$uv" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links --no-annotate $upgrade "$@" pyproject.toml --output-file "$lock"
}

# dev first: the others take its versions, as all live in one environment.
compile dev --group dev --extra landscape
compile run --constraint requirements/dev.lock
compile bench --extra bench --constraint requirements/dev.lock
