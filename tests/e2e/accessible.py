# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader and somebody without a mouse need: names, room for a finger, a focus that goes round and is seen."""
import subprocess
import time

from driver import Atspi, Failed, GLib, expect, key, role_of, states, wait, walk, xdotool

CONTROLS = {"push button", "toggle button", "text", "entry", "combo box", "check box", "list", "table", "spin button", "switch",
            "page tab", "menu item", "radio button"}
TARGETS = {"push button", "toggle button", "check box", "radio button", "menu item"}
# Parts that GTK 4.8 neither names nor lets be named, and where the focus does not stop.
INNER = {"filler", "table row", "table cell", "row header", "column header", "unknown", "panel", "group", "scroll bar", "image"}
CLASSES = ("Gtk", "Adw", "Tl")
SMALLEST = 24
# A switch has its 2 pixels around what GTK 4.8 tells; the other sides of buttons are left out too, but they are larger.
SWITCH = (44, 22)
# And the flags at the margin of the text have an outline of 1 pixel that is part of them.
FLAGS = ("Finding ", "Suggestion ")


def extents(node):
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)


def is_seen(node):
    """GTK 4.8 does not tell what is showing; what is not has no extents."""
    box = extents(node)
    return box.width > 0 and box.height > 0


def fault_of(node):
    role, name = role_of(node), node.get_name() or ""
    if role == "label" and Atspi.Text.get_character_count(node) == 0 or role in INNER and "focused" not in states(node):
        return None
    if name.startswith(CLASSES):
        return f"{role} is called {name}"
    if role not in CONTROLS:
        return None
    words = name.split()
    if not words:
        return f"{role} without a name, in {node.get_parent().get_role_name()} “{node.get_parent().get_name()}”"
    if "_" in name:
        return f"{role} “{name}” speaks its mnemonic"
    if len(words) % 2 == 0 and words[:len(words) // 2] == words[len(words) // 2:]:
        return f"{role} “{name}” says it twice"
    box = extents(node)
    least = SMALLEST - 2 if name.startswith(FLAGS) else SMALLEST
    if role in TARGETS and is_seen(node) and min(box.width, box.height) < least and (box.width, box.height) != SWITCH:
        return f"{role} “{name}” is only {box.width} by {box.height}"
    return None


def check(root, but=()):
    """All faults under root; `but` are beginnings of names that a library makes and does not let be changed."""
    found = {fault for fault in map(fault_of, walk(root)) if fault and not any(f"called {name}" in fault for name in but)}
    expect(not found, "; ".join(sorted(found)[:12]))


class Focus:
    """Where the focus goes, as the program tells it."""

    def __init__(self):
        self.got = []
        self.listener = Atspi.EventListener.new(self.changed)
        self.listener.register("object:state-changed:focused")

    def changed(self, event):
        if event.detail1:
            self.got.append(event.source)

    def pump(self):
        while GLib.MainContext.default().iteration(False):
            pass
        return self.got

    def press(self, name, at="here", silent=0):
        """Presses a key that must move the focus, and gives where it went; passes over as many parts as `silent` that do not
        tell that they have it."""
        for left in range(silent, -1, -1):
            self.pump()
            self.got.clear()
            xdotool("key", "--clearmodifiers", name)
            try:
                wait(f"the focus to move with {name} from “{at}”", self.pump, *([2] if left else []))
                break
            except Failed:
                if left == 0:
                    raise
        time.sleep(0.03)  # it may pass over a part to its inner one
        return self.pump()[-1]

    def walk(self, root, name="Tab", silent=0, most=250):
        """Goes round a window once; the names of the stops, in order."""
        stops, keys = [], []
        window = extents(root)
        while len(stops) < most:
            node = self.press(name, stops[-1] if stops else "the first", silent)
            role, words, box = role_of(node), node.get_name() or "", extents(node)
            expect(words.strip(), f"the focus is on a {role} without a name, after {stops[-1:]}")
            expect(not words.startswith(CLASSES), f"the focus is on a {role} called {words}")
            expect(box.width > 0 and box.height > 0, f"the focus is on {role} “{words}”, which is not seen")
            expect(box.x < window.width and box.y < window.height and box.x + box.width > 0 and box.y + box.height > 0,
                   f"{role} “{words}” has the focus outside of the window")
            if (role, words) in keys:
                expect((role, words) == keys[0], f"the focus goes back to {role} “{words}” and not round")
                return stops
            stops.append(words)
            keys.append((role, words))
        raise AssertionError(f"the focus has not come round after {most} stops: {stops[-5:]}")


def luminance(pixel):
    """Relative luminance (WCAG 2.1) of three bytes."""
    parts = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in (byte / 255 for byte in pixel)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


class Picture:
    """The screen at a moment."""

    def __init__(self):
        self.width = int(xdotool("getdisplaygeometry").split()[0])
        self.bytes = subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], check=True, capture_output=True).stdout

    def row(self, y, left, right):
        return self.bytes[(y * self.width + left) * 3:(y * self.width + right) * 3]

    def differing(self, other, box, by=(0, 0)):
        """How many pixels of a box differ with a contrast of 3:1, which WCAG 2.1 (1.4.11) asks of what shows a state; in the
        other picture it stands further `by` so much."""
        left, top, width, height = box
        left, right = max(0, left, -by[0]), min(self.width, left + width, self.width - by[0])
        n_rows, n = len(self.bytes) // 3 // self.width, 0
        for y in range(max(0, top, -by[1]), min(n_rows, top + height, n_rows - by[1])):
            mine, its = self.row(y, left, right), other.row(y + by[1], left + by[0], right + by[0])
            for x in range(0, len(mine), 3) if mine != its else ():
                if mine[x:x + 3] != its[x:x + 3]:
                    lights = sorted((luminance(mine[x:x + 3]), luminance(its[x:x + 3])))
                    n += (lights[1] + 0.05) / (lights[0] + 0.05) >= 3
        return n


def is_misplaced(tab):
    """Whether tabs are told elsewhere than what holds them, as GTK 4.14 does."""
    tabs = extents(tab.get_parent())
    around = extents(tab.get_parent().get_parent())
    return tabs.x < around.x or tabs.x + tabs.width > around.x + around.width


class Rings:
    """Whether the focus is seen: pictures of each part with and without it."""

    AROUND = 6  # pixels: a ring may stand outside

    def __init__(self, app, focus):
        self.app, self.focus, self.known = app, focus, set()

    def walk(self, silent=0, most=250, stops=None):
        """Goes round the window in front once, or for so many stops; no part is looked at twice, where it has the same name on
        another page."""
        before, seen = None, []
        for _ in range(stops or most):
            node = self.focus.press("Tab", seen[-1] if seen else "the first", silent)
            stop = (role_of(node), node.get_name())
            new = stop not in self.known
            picture = self.settled() if new or before else None
            if before:
                self._compare(*before, picture)
            before = (stop, node, extents(node), self._origin(), picture) if new else None
            if stop in seen:
                return
            seen.append(stop)
            self.known.add(stop)
        expect(stops, f"the focus has not come round after {most} stops")

    @staticmethod
    def settled():
        """A picture of what stays: two that are the same."""
        last = Picture()
        for _ in range(40):
            time.sleep(0.05)
            picture = Picture()
            if picture.bytes == last.bytes:
                break
            last = picture
        return last

    def _origin(self):
        told = xdotool("getwindowgeometry", "--shell", self.app.x_window()).split()
        return [int(line.split("=")[1]) for line in told if line.startswith(("X=", "Y="))]

    def _compare(self, stop, node, box, origin, with_focus, without):
        if stop[0] == "page tab" and is_misplaced(node):
            return
        now = extents(node)
        place = (origin[0] + box.x - self.AROUND, origin[1] + box.y - self.AROUND, box.width + 2 * self.AROUND, box.height + 2 * self.AROUND)
        n = with_focus.differing(without, place, (now.x - box.x, now.y - box.y))
        expect(n >= (box.width + box.height), f"the focus on {stop[0]} “{stop[1]}” is not seen: {n} pixels of {box.width} by {box.height}")


class Walker:
    """Walks over pages and windows of one run of the program."""

    def __init__(self, app, header=()):
        self.app = app
        self.focus = Focus()
        self.header = list(header)

    def page(self, keys, title, ready, stops, silent=0):
        """Opens a page by keys, or takes the one that is there, and walks round it and back."""
        app = self.app
        app.focus()
        if keys is not None:
            key(keys)
        wait(title, ready)
        wait(f"the title to say {title}", lambda: app.window.get_name().startswith(f"{title} – "))
        check(app.window)
        self.round(app.window, title, stops + self.header, silent)

    def round(self, window, title, stops, silent=0):
        """Tab comes to all stops and goes round, Shift+Tab comes to the same."""
        forward = self.focus.walk(window, silent=silent)
        for stop in stops:
            expect(any(name.startswith(stop) for name in forward), f"Tab does not come to “{stop}” on {title}: {forward}")
        backward = self.focus.walk(window, "shift+Tab", silent)
        lost = set(forward) - set(backward)
        expect(len(lost) <= 2, f"Shift+Tab does not come to {lost} on {title}")  # rows in hand may be others

    def window(self, keys, title, ready, stops=(), silent=0, but=()):
        """Opens a window of its own by keys, walks round it and closes it."""
        self.app.focus()
        key(*keys.split(" "))
        window = wait(title, lambda: self.app.other_window(title))
        wait(f"what is in {title}", lambda: ready(window))
        check(window, but)
        self.round(window, title, list(stops), silent)
        key("Escape")
        wait(f"{title} to close", lambda: self.app.other_window(title) is None)
