#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# session.sh COMMAND…: runs a command in a display, a home and a D-Bus session of its own, with accessibility and a small
# window manager; takes all down by process id afterwards.
set -euo pipefail

place=$(mktemp -d)
chmod 700 "$place"
mkdir -p -m 700 "$place/run" "$place/home/.config/gtk-4.0" "$place/home/.local/share" "$place/home/.cache"
pids=()
clean_up() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$place"
}
trap clean_up EXIT

# Without -noreset the server forgets everything when its last client leaves.
Xvfb -displayfd 3 -screen 0 "${SESSION_SCREEN:-1366x768x24}" -nolisten tcp -noreset +extension XTEST \
  3>"$place/display" 2>"$place/xvfb.log" &
pids+=($!)
for _ in $(seq 500); do
  [ ! -s "$place/display" ] || break
  sleep 0.02
done
[ -s "$place/display" ] || { cat "$place/xvfb.log" >&2; echo "session.sh: no display" >&2; exit 1; }

cat > "$place/home/.config/gtk-4.0/settings.ini" <<END
[Settings]
gtk-font-name=Cantarell 11
gtk-icon-theme-name=Adwaita
gtk-enable-animations=0
gtk-cursor-blink=0
END
DISPLAY=:$(cat "$place/display")
export DISPLAY HOME=$place/home XDG_CONFIG_HOME=$place/home/.config XDG_DATA_HOME=$place/home/.local/share
export XDG_CACHE_HOME=$place/home/.cache XDG_RUNTIME_DIR=$place/run
export GDK_BACKEND=x11 GSK_RENDERER=cairo GSETTINGS_BACKEND=memory ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0 LC_ALL=C.UTF-8
unset DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS WAYLAND_DISPLAY

# Its own keys for other desktops would take the program's away.
sed '/<keybind key="[CS]-A-/,/<\/keybind>/d' /etc/xdg/openbox/rc.xml > "$place/openbox.xml"
openbox --sm-disable --config-file "$place/openbox.xml" >/dev/null 2>&1 &
pids+=($!)
status=0
dbus-run-session -- "$@" || status=$?
exit "$status"
