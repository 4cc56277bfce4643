# What packaging/run, packaging/test and .ci/run share: a sound .venv, and the system libraries that a Qt window needs.
# Sourced by bash. Everything that is said goes to standard error: standard output belongs to the program.
#
#   prepare [test]       makes .venv sound: the packages of pyproject.toml, with those of its extra where one is named
#   prepare_window       then: the system libraries and the Chinese, Japanese and Korean font of a window
#
# Each remembers in .venv what it did, so that it does nothing the next time.

root=$(cd -P "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
venv=$root/.venv
python=$venv/bin/python
unfinished=$venv/set-up-unfinished

say() { printf '%s\n' "$*" >&2; }
fail() { say "$@"; exit 2; }

# What a stamp must say to be believed: another pyproject.toml, interpreter or folder asks for a new set-up.
key() {
    sha256sum <"$root/pyproject.toml"
    readlink -f "$python"
    printf '%s\n' "$root"
}

stamped() { [ -x "$python" ] && [ ! -e "$unfinished" ] && [ "$(cat "$venv/stamp-$1" 2>/dev/null)" = "$(key)" ]; }
# A .venv that another user set up can't be stamped: the next start looks again.
stamp() { if [ -w "$venv" ]; then key >"$venv/stamp-$1.new" && mv "$venv/stamp-$1.new" "$venv/stamp-$1"; fi; }

prepare() {
    local extra=${1:-}
    stamped "packages${extra:+-$extra}" || one_at_a_time set_up "$extra"
}

prepare_window() { stamped window || one_at_a_time set_up_window; }

# A second start waits for the first, and finds its work done. The lock is on a file that is there in any case.
one_at_a_time() {
    local lock
    exec {lock}<"$root/pyproject.toml"
    if command -v flock >/dev/null && ! flock -n "$lock"; then
        say "Backfile: waiting for another start that is setting up $venv"
        flock "$lock"
    fi
    "$@"
    exec {lock}<&-
}

# --- the virtual environment -------------------------------------------------------------------------------------

set_up() {
    local extra=$1
    local name=packages${extra:+-$extra}
    if stamped "$name"; then return; fi

    if [ -e "$unfinished" ]; then
        say "Backfile: an earlier set-up was cut off; beginning again"
        rm -rf "$venv"
    fi
    if ! "$python" -c 'import pip' 2>/dev/null; then make_venv; fi

    say "Backfile: installing into $venv (once; a few minutes): $(packages_of dependencies) $(packages_of "$extra")"
    local quiet=--quiet
    if [ -t 2 ]; then quiet=--progress-bar=on; fi
    : >"$unfinished"
    trap 'exit 130' INT # pip answers an interrupt with an ordinary failure
    if ! "$python" -m pip install "$quiet" --disable-pip-version-check --editable "$root${extra:+[$extra]}" >&2; then
        rm -f "$unfinished" # pip says why and takes back what it began; only what is killed leaves a torn folder
        fail "Backfile: the packages could not be installed (see above). Mend that and start again."
    fi
    rm -f "$unfinished"
    stamp "$name"
    if [ -n "$extra" ]; then stamp packages; fi
    trap - INT
}

# The names in one list of pyproject.toml, on one line.
packages_of() {
    sed -n "/^${1:-none} = \[/,/^]/s/^ *\"\([A-Za-z0-9._-]*\).*/\1/p" "$root/pyproject.toml" | tr '\n' ' '
}

make_venv() {
    local base
    base=$(find_python)
    say "Backfile: creating $venv with $("$base" -V)"
    rm -rf "$venv"
    if ! "$base" -c 'import ensurepip, venv' 2>/dev/null; then
        if "$base" -c 'import venv, pip; assert int(pip.__version__.split(".")[0]) >= 23' 2>/dev/null; then
            venv_from_pip "$base"
            return
        fi
        install_packages "to create a virtual environment" "$(venv_package "$base")"
    fi
    mkdir -p "$venv" && : >"$unfinished"
    "$base" -m venv "$venv" >&2 || fail "Backfile: $venv could not be created (see above)."
    rm -f "$unfinished"
}

# Debian without python3-venv: the interpreter's own pip puts another into the folder.
venv_from_pip() {
    mkdir -p "$venv" && : >"$unfinished"
    { "$1" -m venv --without-pip "$venv" && "$1" -m pip --python "$python" install --quiet pip; } >&2 ||
        fail "Backfile: $venv could not be created (see above)."
    rm -f "$unfinished"
}

find_python() {
    local name
    for name in ${BACKFILE_PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    fail "Backfile needs Python 3.11 or newer, and found $(python3 -V 2>/dev/null || echo none)." \
        "Install one, such as: apt-get install python3.12 python3.12-venv"
}

# python3-venv is for the distribution's default Python alone.
venv_package() {
    "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

# --- what a window needs of the system ---------------------------------------------------------------------------

# By `ldd`: the libraries that Qt itself, its windows on X11 and on Wayland do not find.
missing_libraries() {
    local qt
    qt=$(echo "$venv"/lib/python3*/site-packages/PySide6/Qt)
    ldd "$qt"/lib/libQt6{Widgets,Svg,DBus,Network}.so.6 \
        "$qt"/plugins/{platforms/libq{xcb,wayland,offscreen},xcbglintegrations/*,wayland-*client/*,wayland-shell-*/*}.so \
        2>/dev/null | sed -n '/libQt6/d; s/^[[:space:]]*\(lib[^ ]*\) => not found.*/\1/p' | sort -u || true
}

# Debian's package of a library. Most are named after it: libxcb-icccm.so.4 is in libxcb-icccm4, libfoo9.so.0 in libfoo9-0.
package_of() {
    case $1 in
    libEGL.so.1) echo libegl1 ;;
    libGL.so.1) echo libgl1 ;;
    libX11.so.6) echo libx11-6 ;;
    libX11-xcb.so.1) echo libx11-xcb1 ;;
    libdbus-1.so.3) echo libdbus-1-3 ;;
    libgthread-2.0.so.0 | libglib-2.0.so.0) echo libglib2.0-0 ;;
    libgssapi_krb5.so.2) echo libgssapi-krb5-2 ;;
    libbrotli*.so.1) echo libbrotli1 ;;
    libfreetype.so.6) echo libfreetype6 ;;
    libz.so.1) echo zlib1g ;;
    *) printf '%s\n' "$1" | sed 's/\([0-9]\)\.so\./\1-/; s/\.so\.//' ;;
    esac
}

set_up_window() {
    if stamped window; then return; fi
    if [ "$(uname -s)" = Linux ] && command -v ldd >/dev/null; then
        local libraries packages
        libraries=$(missing_libraries)
        if [ -n "$libraries" ]; then
            packages=$(for library in $libraries; do package_of "$library"; done | sort -u)
            # shellcheck disable=SC2086 # one word a package
            install_packages "for a window" $packages
        fi
        set_up_font || say "Backfile: without such a font, Chinese and Japanese text may show as empty boxes."
    fi
    stamp window
}

set_up_font() {
    if command -v fc-list >/dev/null; then
        if [ -n "$(fc-list :lang=zh family)" ]; then return; fi
        (install_packages "for Chinese, Japanese and Korean text" fonts-noto-cjk)
    else
        (install_packages "for Chinese, Japanese and Korean text" fontconfig fonts-noto-cjk)
    fi
}

# --- the system's packages ---------------------------------------------------------------------------------------

# install_packages WHY NAME…: by apt, as root or by sudo; ends the start, saying what to install, where it can't.
install_packages() {
    local why=$1 command
    shift
    command="apt-get install $*"
    if ! command -v apt-get >/dev/null; then
        fail "Backfile: something is missing $why, and there is no apt-get here." \
            "Install your system's packages that Debian calls: $*"
    fi
    local as=()
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
            fail "Backfile: something is missing $why, and installing it takes an administrator. Run, then start again:
    sudo $command"
        fi
        as=(sudo)
    fi
    say "Backfile: installing system packages $why: $*"
    apt "${as[@]}" "$@" >&2 || fail "Backfile: that failed (see above). Run, then start again:
    ${as:+sudo }$command"
}

# A machine that is new has no lists of packages, and one that is old has stale ones.
apt() {
    local as=()
    if [ "$1" = sudo ]; then as=(sudo) && shift; fi
    local get=("${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    "${get[@]}" install -y --no-install-recommends "$@" || {
        "${get[@]}" update && "${get[@]}" install -y --no-install-recommends "$@"
    }
}
