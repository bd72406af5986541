#!/bin/sh
# Sets up .venv from the locked, hashed requirements, and does nothing when it already stands.
#   usage: environment.sh [bench]      run from the project's top folder; PYTHON names another interpreter
# Redone from scratch when the folder moved or the Python changed, topped up when a lock or pyproject.toml changed.
set -eu

# Unless PYTHON names one: the interpreter that .venv has, else the first that will do.
find_python() {
    for candidate in ${PYTHON:-.venv/bin/python python3 python3.14 python3.13 python3.12 python3.11}; do
        # The base interpreter: the shell's python3 may be the very .venv that is about to be cleared.
        "$candidate" -c 'import sys; print(sys._base_executable); sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
            return
    done >"$found"
    return 1
}

make_venv() {
    echo "Setting up .venv with $("$python" --version) (about a minute the first time) …"
    "$python" -m venv --clear .venv || {
        rm -rf .venv
        echo "snitflade: Python's venv is missing; on Debian or Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    }
    echo "$made_by" >.venv/made-by
}

# Wheels only: building a package here would fetch its build tools unhashed, and want a compiler.
install_locked() {
    .venv/bin/python -m pip install --quiet --no-deps --require-hashes --only-binary :all: \
        --requirement "requirements/$1.lock"
}

mkdir -p .cache/tmp
found=.cache/python
find_python || {
    echo "snitflade: Python 3.11 or newer is needed, found ${PYTHON:-$(python3 --version 2>&1)}" >&2
    echo "snitflade: name one with: make PYTHON=/path/to/python3.12" >&2
    exit 1
}
python=$(tail -n 1 "$found")

made_by="$(pwd) $("$python" -c 'import os, sys; print(os.path.realpath(sys.executable), sys.version)' | tr '\n' ' ')"
[ "$(cat .venv/made-by 2>/dev/null)" = "$made_by" ] || make_venv

holds=$(cat requirements/dev.lock pyproject.toml generators/snitflade/version.py | cksum)
if [ "$(cat .venv/holds-dev 2>/dev/null)" != "$holds" ]; then
    install_locked dev
    .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
    echo "$holds" >.venv/holds-dev
fi

# Python compiles what it imports, but not where PYTHONDONTWRITEBYTECODE is set, as containers have it: there each start
# would take half as long again. compileall writes in any case; templates are compiled as modules are.
changed() {
    find generators/snitflade templates -newer .venv/compiled -name '*.py' -o -newer .venv/compiled -name '*.j2'
}
if [ ! -e .venv/compiled ] || [ -n "$(changed | head -n 1)" ]; then
    touch .venv/compiled
    .venv/bin/python -m compileall -q generators/snitflade
    PYTHONDONTWRITEBYTECODE='' .venv/bin/python -c 'from snitflade.templates import compile_all; compile_all()'
fi

[ "${1:-}" = bench ] || exit 0
holds=$(cksum <requirements/bench.lock)
if [ "$(cat .venv/holds-bench 2>/dev/null)" != "$holds" ]; then
    install_locked bench
    echo "$holds" >.venv/holds-bench
fi
