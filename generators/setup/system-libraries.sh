#!/bin/sh
# PNG pictures want one library of the system, cairo; SVG and PDF want none.
#   usage: system-libraries.sh [--required]      run from the project's top folder, after environment.sh
# Installs it when it may (as root, or by a sudo that asks nothing); else says the one line to type. With --required,
# a library that is still missing then is a failure.
set -u
unset TMPDIR # apt's own user may not write in the project

can_load_cairo() { .venv/bin/python -c 'import cairocffi' >/dev/null 2>&1; }
have() { command -v "$1" >/dev/null 2>&1; }

can_load_cairo && exit 0

refresh=:
if have apt-get; then
    refresh='env DEBIAN_FRONTEND=noninteractive apt-get -qq update'
    install='env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends libcairo2'
    to_type='sudo apt-get install libcairo2'
elif have dnf; then
    install='dnf --quiet --assumeyes install cairo' to_type='sudo dnf install cairo'
elif have apk; then
    install='apk add cairo' to_type='sudo apk add cairo'
elif have pacman; then
    install='pacman --sync --noconfirm --needed cairo' to_type='sudo pacman -S cairo'
elif have brew; then
    install='brew install cairo' to_type='brew install cairo'
else
    install='' to_type='install the library libcairo.so.2 (the package is mostly called cairo or libcairo2)'
fi

if [ "$(id -u)" = 0 ]; then
    as_root=''
elif have sudo && sudo -n true 2>/dev/null; then
    as_root='sudo -n'
elif [ "$to_type" != 'brew install cairo' ]; then
    install=''
fi

if [ -n "$install" ]; then
    [ "${to_type%% *}" = brew ] && as_root=''
    echo "Installing the system library cairo (for PNG) …"
    # Unquoted on purpose: each is a command of several plain words.
    { ${as_root:-} $refresh && ${as_root:-} $install; } >.cache/system-libraries.log 2>&1
    can_load_cairo && exit 0
    tail -n 5 .cache/system-libraries.log >&2
fi

echo "snitflade: PNG pictures need the system library cairo: $to_type" >&2
[ "${1:-}" != --required ]
