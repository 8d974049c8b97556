# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run and check: installs the Debian packages that are missing. Says what it will install; asks only on a
# terminal and without --yes.
# shellcheck shell=bash disable=SC2034

BUILD_PACKAGES=(build-essential meson ninja-build pkg-config gettext libgtk-4-dev libgtk-4-bin libadwaita-1-dev
  libpoppler-glib-dev poppler-data libsqlite3-dev libxml2-dev libxml2-utils libarchive-dev libseccomp-dev
  libtesseract-dev libleptonica-dev tesseract-ocr-eng
  libjson-glib-dev libstemmer-dev zlib1g-dev desktop-file-utils appstream adwaita-icon-theme librsvg2-common shared-mime-info python3
  fonts-cantarell fonts-sil-charis fonts-crosextra-carlito fonts-crosextra-caladea fonts-dejavu-core)
TEST_PACKAGES=(xvfb x11-utils xdotool openbox dbus at-spi2-core python3-gi gir1.2-atspi-2.0 imagemagick poppler-utils
  libreoffice-writer-nogui)

# Prints those of the packages named that are not installed.
missing_packages() {
  local package
  local -A installed=()

  while read -r package; do installed[$package]=1; done < <(
    dpkg-query --show --showformat '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^ii  *//p')
  for package in "$@"; do
    [ -n "${installed[$package]:-}" ] || echo "$package"
  done
}

# install_missing YES PACKAGE...: YES is 1 to ask nothing.
install_missing() {
  local yes=$1 answer
  local -a missing as_root=()
  shift

  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    # Another system: Meson says at once if something is not there.
    command -v meson >/dev/null && pkg-config --exists gtk4 libadwaita-1 poppler-glib && return 0
    echo "This script installs what is missing with apt, on Debian 12 or newer and Ubuntu 24.04 or newer." >&2
    echo "On this system please install what these Debian packages hold, then run it again:" >&2
    printf '  %s\n' "$@" >&2
    return 2
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "These packages are missing and will be installed with apt:"
  printf '%s ' "${missing[@]}" | fold -s -w 100 | sed 's/^/  /'
  echo
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "Please run this as root, or install sudo." >&2; return 2; }
    as_root=(sudo)
  fi
  if [ "$yes" != 1 ] && [ -t 0 ]; then
    read -r -p "Install them now? [Y/n] " answer
    case $answer in [Nn]*) echo "Nothing was installed." >&2; return 2 ;; esac
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# configure FOLDER OPTION...: sets up a build folder, or takes the options over into the one that is there. Quiet when all
# is well.
configure() {
  local folder=$1 report
  local -a how=(setup)
  shift

  [ ! -f "$folder/build.ninja" ] || how=(configure)
  report=$(meson "${how[@]}" "$folder" "$@" 2>&1) || { printf '%s\n' "$report" >&2; return 1; }
}
