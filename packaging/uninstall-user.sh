#!/bin/sh
# Takes back what install-user.sh put into this user's menu, and nothing else: pictures, and what the program
# remembers of them (journal, labels, models, in $XDG_DATA_HOME/gallery-sorter), stay.
#
#     packaging/uninstall-user.sh
set -eu
LC_ALL=C
export LC_ALL

data=${XDG_DATA_HOME:-${HOME:?is not set}/.local/share}
app=$data/gallery-sorter-app
manifest=$app/installed.txt
hicolor=$data/icons/hicolor

if [ ! -f "$manifest" ]; then
    printf 'uninstall-user.sh: nothing was installed by install-user.sh (there is no %s).\n' "$manifest" >&2
    exit 1
fi

# Backwards, a folder comes after all that lies in it; folders that others use by now are not empty, and stay.
sort -ru -- "$manifest" | while IFS= read -r path; do
    case $path in
    "$data"/*/) rmdir -- "$path" 2>/dev/null || true ;;
    "$data"/*) rm -f -- "$path" ;;
    esac
done

if [ -d "$data/applications" ] && command -v update-desktop-database >/dev/null; then
    # Other entries of this user may need the cache that was just removed; an empty one is not left behind.
    for entry in "$data"/applications/*.desktop; do
        [ ! -e "$entry" ] || { update-desktop-database -q "$data/applications" || true; }
        break
    done
fi
if [ -e "$hicolor/icon-theme.cache" ] && command -v gtk-update-icon-cache >/dev/null; then
    gtk-update-icon-cache -q -t "$hicolor" || true
fi

# The environment that install-user.sh made; Python's own mark says that it is one.
[ ! -f "$app/venv/pyvenv.cfg" ] || rm -rf -- "$app/venv"
rm -f -- "$manifest"
rmdir -- "$app" 2>/dev/null || true
printf 'Gallery Sorter is out of the menu. Your pictures, and what it remembers in %s, are untouched.\n' \
    "$data/gallery-sorter"
