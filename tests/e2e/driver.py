# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window: reads and presses over AT-SPI, types and clicks with xdotool, counts test points (TAP)."""
import os
import subprocess
import sys
import time
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

BUILD = os.environ["TL_BUILD_ROOT"]
SOURCE = os.environ["TL_SOURCE_ROOT"]
PATIENCE = 20 * float(os.environ.get("TL_PATIENCE", "1"))  # seconds until a wait is given up


class Failed(Exception):
    pass


def wait(what, condition, patience=PATIENCE):
    """Polls until condition() gives something true; the machine's speed decides how long that takes."""
    end, last = time.monotonic() + patience, None
    while time.monotonic() < end:
        try:
            result = condition()
            if result:
                return result
        except GLib.Error as error:  # a widget that went away while it was looked at
            last = error
        time.sleep(0.03)
    raise Failed(f"waited in vain for {what}" + (f" ({last.message})" if last else ""))


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def role_of(node):
    """The role's name as Debian 12 has it; AT-SPI 2.52 made a "push button" a "button"."""
    role = node.get_role_name()
    return "push button" if role == "button" else role


def matches(node, role, name):
    if role is not None and role_of(node) != role:
        return False
    if name is None:
        return True
    own = node.get_name() or ""
    return name(own) if callable(name) else own == name


def find_all(root, role=None, name=None):
    """None at all where the root itself was not found."""
    return [node for node in walk(root) if matches(node, role, name)] if root is not None else []


def find(root, role=None, name=None):
    for node in walk(root):
        if matches(node, role, name):
            return node
    return None


def states(node):
    return {state.value_nick for state in node.get_state_set().get_states()}


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def key(*names):
    for name in names:
        xdotool("key", "--clearmodifiers", name)
        time.sleep(0.05)


def type_text(text):
    xdotool("type", "--delay", 12, text)


def drag(start, end, held=lambda: None):
    """Drags with the mouse, step by step as a hand does; calls held() before letting go."""
    xdotool("mousemove", *start)
    xdotool("mousedown", 1)
    for step in range(1, 31):
        xdotool("mousemove", *(a + (b - a) * step // 30 for a, b in zip(start, end)))
        time.sleep(0.02)
    time.sleep(0.3)
    held()
    xdotool("mouseup", 1)


class App:
    """One run of the program."""

    def __init__(self, *arguments, env=None, log=None):
        self.shift = 0, 0
        self.log = open(log or os.devnull, "w", encoding="utf-8")
        self.process = subprocess.Popen([f"{BUILD}/src/app/throughline", *arguments], stdout=self.log, stderr=self.log,
                                        env={**os.environ, **(env or {}), "GTK_A11Y": "atspi"})
        Atspi.init()
        self.root = wait("the program on the accessibility bus", self._find_root)
        self.window = wait("a window", lambda: next((n for n in children(self.root) if n.get_role_name() == "frame"), None))

    def _find_root(self):
        if self.process.poll() is not None:
            raise Failed(f"the program ended with {self.process.returncode}")
        for node in children(Atspi.get_desktop(0)):
            if node.get_process_id() == self.process.pid and node.get_child_count() > 0:
                return node
        return None

    def focus(self):
        xdotool("windowactivate", "--sync", self.x_window())

    def focused(self, role=None, name=None):
        """Waits until what is named so has the focus: keys pressed before go elsewhere."""
        return wait(f"the focus on {role or 'something'} “{name if isinstance(name, str) else '…'}”", lambda: next(
            (node for node in find_all(self.window, role, name) if "focused" in states(node)), None))

    def tab_to(self, role, name, most=120):
        """Presses Tab until what is named so has the focus. A click would miss: GTK 4.18 tells places without margins."""
        self.find(role, name)
        nodes = find_all(self.window, role, name)  # a button with a menu has an inner one of the same name
        for _ in range(most):
            for node in nodes:
                if "focused" in states(node):
                    return node
            key("Tab")
        raise Failed(f"Tab does not come to {role} “{name}”")

    def find(self, role=None, name=None, patience=PATIENCE):
        return wait(f"{role or 'something'} “{name if isinstance(name, str) else '…'}”",
                    lambda: find(self.window, role, name), patience)

    def other_window(self, name):
        """A second window by its name; None where there is none. The first is not searched: that takes long."""
        return next((node for node in children(self.root) if node != self.window and node.get_name() == name), None)

    def press(self, name, role="push button"):
        button = self.find(role, name)
        wait(f"“{name}” to be ready", lambda: "sensitive" in states(button))
        Atspi.Action.do_action(button, 0)
        return button

    def place(self, node, across=0.5, down=0.5):
        """Where on the screen a part of a widget is: 0 to 1 of its width and height."""
        box, frame = (n.get_component_iface().get_extents(Atspi.CoordType.WINDOW) for n in (node, self.window))
        geometry = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", self.x_window()).split() if "=" in line)
        border = (int(geometry["WIDTH"]) - frame.width) // 2  # where nothing composites, AT-SPI counts from within it
        return (int(geometry["X"]) + border + self.shift[0] + box.x + int(box.width * across),
                int(geometry["Y"]) + border + self.shift[1] + box.y + int(box.height * down))

    def tells_places(self):
        """Whether AT-SPI tells places as they are: GTK 4.18 leaves margins out, that of the window first."""
        return self.window.get_component_iface().get_extents(Atspi.CoordType.WINDOW).x >= 0

    def measure_shift(self, node, colour, inset):
        """Finds a widget by the colour that only it has, from so many pixels from its left on, and by how much places near it
        are told wrongly: GTK 4.18 leaves margins out."""
        drawn = subprocess.run(f"import -window root png:- | convert - -fill black +opaque '{colour}' -format '%@' info:",
                               shell=True, check=True, capture_output=True, text=True).stdout
        told = self.place(node, 0, 0)
        self.shift = tuple(int(at) - place for at, place in zip(drawn.split("+")[1:], (told[0] + inset, told[1])))

    def click(self, node):
        xdotool("mousemove", *self.place(node), "click", 1)

    def x_window(self):
        """The newest that the window manager knows: no popover, and none that comes or goes during a search."""
        return wait("the window of the X server", self._list_x_windows)[-1]

    def _list_x_windows(self):
        listed = subprocess.run(["xprop", "-root", "_NET_CLIENT_LIST"], check=True, capture_output=True, text=True).stdout
        return [window for window in listed.partition("#")[2].replace(",", " ").split() if self._owns(window)]

    def _owns(self, window):
        told = subprocess.run(["xprop", "-id", window, "_NET_WM_PID"], check=False, capture_output=True, text=True).stdout
        return told.split()[-1:] == [str(self.process.pid)]

    def close(self):
        if self.process.poll() is None:
            self.focus()
            key("alt+F4")
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failed("the window did not close") from None
        finally:
            self.log.close()
        return self.process.returncode

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class Steps:
    """Test points, in TAP. A step that fails ends the test: the next ones stand on it."""

    def __init__(self):
        self.n = 0

    def __call__(self, name, action, *arguments):
        self.n += 1
        try:
            result = action(*arguments)
        except Exception as error:  # every kind of failure is a failed point
            print(f"not ok {self.n} - {name}")
            for line in traceback.format_exc().splitlines():
                print("#", line)
            self.picture(f"failed-{self.n}")
            self.end()
            raise SystemExit(1) from error
        print(f"ok {self.n} - {name}", flush=True)
        return result

    @staticmethod
    def picture(name):
        folder = os.environ.get("TL_PICTURES") or f"{BUILD}/meson-logs"
        subprocess.run(["import", "-window", "root", f"{folder}/e2e-{name}.png"], check=False, capture_output=True)

    def end(self):
        print(f"1..{self.n}", flush=True)


def expect(condition, words):
    if not condition:
        raise Failed(words)


def cli(library, *arguments, check=True):
    result = subprocess.run([f"{BUILD}/src/cli/throughline-cli", "--library", library, *arguments], capture_output=True, text=True)
    if check and result.returncode != 0:
        sys.stdout.write("".join(f"# {line}\n" for line in result.stderr.splitlines()))
        raise Failed(f"throughline-cli {' '.join(arguments[:2])} ended with {result.returncode}")
    return result.stdout
