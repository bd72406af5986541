#!/bin/sh
# PNG pictures want one library of the system, cairo, and the landscape those that Graphviz is built on; SVG and PDF of
# a diagram want none.
#   usage: system-libraries.sh [--required]      run from the project's top folder, after environment.sh
# Installs what is missing when it may (as root, or by a sudo that asks nothing); else says the one line to type. With
# --required, a library that is still missing then is a failure.
set -u
unset TMPDIR # apt's own user may not write in the project

can_load_cairo() { .venv/bin/python -c 'import cairocffi' >/dev/null 2>&1; }
can_load_graphviz() { .venv/bin/python -c 'import pygraphviz' >/dev/null 2>&1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Sets `missing` to what cannot be loaded, in words, and returns whether that is nothing.
look() {
    missing='' no_cairo='' no_graphviz=''
    can_load_cairo || { no_cairo=1 missing='cairo (for PNG)'; }
    can_load_graphviz || { no_graphviz=1 missing="${missing:+$missing and }those of Graphviz (for the landscape)"; }
    [ -z "$missing" ]
}

# The packages that are missing: those of cairo ($1), those of Graphviz ($2).
packages() { echo "${no_cairo:+$1}${no_cairo:+${no_graphviz:+ }}${no_graphviz:+$2}"; }

look && exit 0

refresh=:
if have apt-get; then
    wanted=$(packages libcairo2 'libglib2.0-0 libx11-6 libxext6 libxrender1')
    refresh='env DEBIAN_FRONTEND=noninteractive apt-get -qq update'
    install="env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends $wanted"
    to_type="sudo apt-get install $wanted"
elif have dnf; then
    wanted=$(packages cairo 'glib2 libX11 libXext libXrender')
    install="dnf --quiet --assumeyes install $wanted" to_type="sudo dnf install $wanted"
elif have apk; then
    wanted=$(packages cairo 'glib libx11 libxext libxrender')
    install="apk add $wanted" to_type="sudo apk add $wanted"
elif have pacman; then
    wanted=$(packages cairo 'glib2 libx11 libxext libxrender')
    install="pacman --sync --noconfirm --needed $wanted" to_type="sudo pacman -S $wanted"
elif have brew; then
    wanted=$(packages cairo graphviz)
    install="brew install $wanted" to_type="brew install $wanted"
else
    install='' to_type="install $missing (the package of cairo is mostly called cairo or libcairo2)"
fi

if [ "$(id -u)" = 0 ]; then
    as_root=''
elif have sudo && sudo -n true 2>/dev/null; then
    as_root='sudo -n'
elif [ "${to_type%% *}" != brew ]; then
    install=''
fi

if [ -n "$install" ]; then
    [ "${to_type%% *}" = brew ] && as_root=''
    echo "Installing the system libraries of $missing …"
    # Unquoted on purpose: each is a command of several plain words.
    { ${as_root:-} $refresh && ${as_root:-} $install; } >.cache/system-libraries.log 2>&1
    look && exit 0
    tail -n 5 .cache/system-libraries.log >&2
fi

echo "snitflade: missing system libraries, $missing: $to_type" >&2
[ "${1:-}" != --required ]
