# What packaging/install puts into the user's folders and packaging/uninstall takes out again. Sourced by bash, after lib.sh.

data=${XDG_DATA_HOME:-${HOME:?}/.local/share}
icons=$data/icons/hicolor
entry=$data/applications/backfile.desktop
mime=$data/mime/packages/backfile.xml

# (source, place) of each icon, on one line each.
icon_files() {
    local png size
    printf '%s\t%s\n' "$root/resources/icon.svg" "$icons/scalable/apps/backfile.svg"
    for png in "$root"/resources/icon/*.png; do
        size=$(basename "$png" .png)
        printf '%s\t%s\n' "$png" "$icons/${size}x$size/apps/backfile.png"
    done
}

# As the Desktop Entry Specification quotes an argument, and once more as it escapes a string.
quoted() { printf '"%s"' "$(printf %s "$1" | sed 's/[\\"`$]/\\&/g; s/\\/\\\\/g; s/%/%%/g')"; }

# Tells the desktop, by those of its tools that are here. An icon cache is refreshed where there is one, never begun:
# it would hide the icons that other programs put beside it later.
refresh() {
    if command -v update-desktop-database >/dev/null && [ -d "$data/applications" ]; then
        update-desktop-database -q "$data/applications"
    fi
    if command -v update-mime-database >/dev/null && [ -d "$data/mime/packages" ]; then
        update-mime-database "$data/mime"
    fi
    if [ -d "$icons" ]; then
        touch "$icons"
        if command -v gtk-update-icon-cache >/dev/null && [ -e "$icons/icon-theme.cache" ]; then
            gtk-update-icon-cache -qft "$icons"
        fi
    fi
}
