#!/bin/sh
# Puts Gallery Sorter into this user's menu: a desktop entry, the icon, and "Open with" for folders and pictures.
#
#     packaging/install-user.sh [--full] [COMMAND]
#
# COMMAND is the gallery-sorter-gui to start. Without it: the one of this checkout's .venv, else the one on the PATH,
# else the program is installed into an environment of its own (about 0.5 GB; with --full, torch and CUDA too, 5.5 GB).
# It writes below $XDG_DATA_HOME (~/.local/share) alone, but for pip's cache, and needs no root; uninstall-user.sh takes
# it back.
set -eu
LC_ALL=C
export LC_ALL

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
checkout=$(dirname -- "$here")
data=${XDG_DATA_HOME:-${HOME:?is not set}/.local/share}
app=$data/gallery-sorter-app
manifest=$app/installed.txt
hicolor=$data/icons/hicolor

fail() {
    printf 'install-user.sh: %s\n' "$1" >&2
    exit 1
}

note() { # remembers a file (or a folder, named with a slash at its end) for the uninstaller
    printf '%s\n' "$1" >>"$manifest"
}

make_folder() { # like mkdir -p, but remembers which folders were not there before
    [ -d "$1" ] && return
    make_folder "$(dirname -- "$1")"
    mkdir -- "$1"
    # The manifest's own folder has to exist first; the uninstaller knows that one anyway.
    [ "$1" = "$app" ] || [ ! -d "$app" ] || note "$1/"
}

find_command() { # prints the command to start; nothing where there is none yet
    if [ -n "$named" ]; then
        command -v -- "$named" || fail "$named is not there, or can't be run."
    elif [ -x "$checkout/.venv/bin/gallery-sorter-gui" ]; then
        printf '%s\n' "$checkout/.venv/bin/gallery-sorter-gui"
    elif [ -x "$app/venv/bin/gallery-sorter-gui" ]; then
        printf '%s\n' "$app/venv/bin/gallery-sorter-gui"
    else
        command -v gallery-sorter-gui || true
    fi
}

install_program() {
    python=${PYTHON:-python3}
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
        fail "Python 3.11 or newer is needed; set PYTHON to one."
    "$python" -c 'import ensurepip' 2>/dev/null ||
        fail "Python's venv is missing (on Debian and Ubuntu: sudo apt-get install python3-venv)."
    printf 'Installing into %s, this downloads a good deal.\n' "$app/venv"
    export PIP_DISABLE_PIP_VERSION_CHECK=1
    "$python" -m venv "$app/venv"
    if [ -n "$full" ]; then
        "$app/venv/bin/pip" install -q "$checkout"
    else
        "$app/venv/bin/pip" install -q -r "$here/requirements-small.txt"
        "$app/venv/bin/pip" install -q --no-deps "$checkout"
    fi
}

quote_for_exec() { # a path as the Exec key wants it: quoted as an argument, then escaped as a string, then for %
    printf '"%s"' "$(printf '%s' "$1" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')"
}

write_entry() {
    while IFS= read -r line; do
        case $line in
        Exec=*) printf 'Exec=%s %%F\n' "$(quote_for_exec "$command")" ;;
        TryExec=*) printf 'TryExec=%s\n' "$(printf '%s' "$command" | sed 's/\\/\\\\/g')" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <"$here/gallery-sorter.desktop"
}

install_icons() {
    make_folder "$hicolor/scalable/apps"
    note "$hicolor/scalable/apps/gallery-sorter.svg"
    cp -- "$checkout/resources/icons/app.svg" "$hicolor/scalable/apps/gallery-sorter.svg"
    # Some menus take no SVG. The program's own Python can draw PNGs; without it the SVG has to do.
    python=$(dirname -- "$(readlink -f -- "$command")")/python
    [ -x "$python" ] || return 0
    for size in 16 24 32 48 64 128 256; do
        folder=$hicolor/${size}x$size/apps
        make_folder "$folder"
        note "$folder/gallery-sorter.png"
        "$python" "$here/render_icon.py" "$checkout/resources/icons/app.svg" "$size" "$folder/gallery-sorter.png" ||
            return 0
    done
}

refresh_caches() { # menus that keep caches see the change at once; those without find it anyway
    if command -v update-desktop-database >/dev/null; then
        [ -e "$data/applications/mimeinfo.cache" ] || note "$data/applications/mimeinfo.cache"
        update-desktop-database -q "$data/applications" || true
    fi
    touch -c -- "$hicolor"
    if [ -e "$hicolor/icon-theme.cache" ] && command -v gtk-update-icon-cache >/dev/null; then
        gtk-update-icon-cache -q -t "$hicolor" || true
    fi
}

named='' full=''
for argument; do
    case $argument in
    --full) full=yes ;;
    -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0" && exit ;;
    -*) fail "$argument is no option of this script (see --help)." ;;
    *) named=$argument ;;
    esac
done

newline='
'
case $data$checkout in *"$newline"*) fail "a folder's name holds a line break, which a desktop entry can't." ;; esac
make_folder "$app"
: >>"$manifest"
command=$(find_command)
if [ -z "$command" ]; then
    install_program
    command=$app/venv/bin/gallery-sorter-gui
fi
command=$(CDPATH='' cd -- "$(dirname -- "$command")" && pwd)/$(basename -- "$command")
case $command in *"$newline"*) fail "the command's path holds a line break, which a desktop entry can't." ;; esac

make_folder "$data/applications"
note "$data/applications/gallery-sorter.desktop"
write_entry >"$data/applications/gallery-sorter.desktop"
install_icons
refresh_caches
printf 'Gallery Sorter is in the menu and starts %s.\nTo take it out again: %s\n' "$command" "$here/uninstall-user.sh"
