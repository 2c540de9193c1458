#!/usr/bin/env python3
"""Drives the window as a person would, on an X server of its own, and measures what it then shows.

Usage: display_test.py CORRIDOR_VIEW [CASE...] [--soak COUNT] [--seed N] [--keep DIR]
Needs Xvfb, xdotool and ImageMagick's import and convert; corridor stands beside CORRIDOR_VIEW.
Exit 0: all that was asked holds.
"""
import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

WIDTH, HEIGHT = 1280, 800
TOP, TIMELINE = 54, 154          # pixels that the bar and the timeline take
TRACK_LEFT, TRACK_RIGHT = 226, WIDTH - 28
FIRST_DAY, DAYS = "2020-11-10", 1055


def day_number(text):
    import datetime
    return (datetime.date.fromisoformat(text) - datetime.date.fromisoformat(FIRST_DAY)).days


class Image:
    """Pixels of a picture as RGB."""

    def __init__(self, file, area=None):
        crop = ["-crop", "%dx%d+%d+%d" % (area[2], area[3], area[0], area[1]), "+repage"] if area else []
        raw = subprocess.run(["convert", file, *crop, "-depth", "8", "ppm:-"], check=True, capture_output=True).stdout
        fields = raw.split(maxsplit=3)
        self.width, self.height = int(fields[1]), int(fields[2])
        self.data = raw[-self.width * self.height * 3:]

    def at(self, x, y):
        i = (y * self.width + x) * 3
        return self.data[i:i + 3]

    def row(self, x, y, count):
        i = (y * self.width + x) * 3
        return self.data[i:i + 3 * count]


def differing(a, b):
    """Share of pixels that differ."""
    assert (a.width, a.height) == (b.width, b.height), "pictures of different size"
    if a.data == b.data:
        return 0.0
    count = sum(a.data[i:i + 3] != b.data[i:i + 3] for i in range(0, len(a.data), 3))
    return count / (a.width * a.height)


def shifted_equal(a, b, dx, dy, area):
    """Share of the area's pixels for which b at (x + dx, y + dy) is a at (x, y)."""
    x0, y0, w, h = area
    same = 0
    for y in range(y0, y0 + h):
        ra, rb = a.row(x0, y, w), b.row(x0 + dx, y + dy, w)
        same += sum(ra[i:i + 3] == rb[i:i + 3] for i in range(0, 3 * w, 3))
    return same / (w * h)


class Display:
    def __enter__(self):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        if not number:
            sys.exit("Xvfb does not start")
        self.environment = dict(os.environ, DISPLAY=":" + number, LIBGL_ALWAYS_SOFTWARE="1")
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


class Window:
    """The program, started on a display and placed at its corner."""

    def __init__(self, display, program, *arguments):
        self.environment = display.environment
        self.process = subprocess.Popen([program, "-q", *arguments], env=self.environment, stderr=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        found = self.do("search", "--sync", "--onlyvisible", "--name", "^Corridor", timeout=60)
        self.id = found.split()[-1]
        self.do("windowmove", "--sync", self.id, "0", "0")
        self.do("windowfocus", self.id)
        self.settle()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def do(self, *words, timeout=20):
        return subprocess.run(["xdotool", *words], env=self.environment, check=True, capture_output=True, text=True,
                              timeout=timeout).stdout

    def shot(self, area=None):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "shot.png")
            subprocess.run(["import", "-window", self.id, file], env=self.environment, check=True, timeout=60)
            if KEEP:
                shutil.copy(file, os.path.join(KEEP, "%03d.png" % len(os.listdir(KEEP))))
            return Image(file, area)

    def works(self):
        """Whether a thread besides the first, which looks for input all the time, runs or waits for a processor: on a
        busy machine a picture that stands still may yet be painted anew."""
        own = "/proc/%d/task" % self.process.pid
        try:
            others = [task for task in os.listdir(own) if int(task) != self.process.pid]
            states = [open("%s/%s/stat" % (own, task)).read().rsplit(")", 1)[1].split()[0] for task in others]
        except FileNotFoundError:
            return True    # a thread that has just ended
        return any(state in "RD" for state in states)

    def settle(self):
        """Waits until three pictures in a row are the same and nothing was worked at between them."""
        before, same = self.shot(), 0
        for _ in range(200):
            worked = False
            for _ in range(10):
                time.sleep(0.03)
                worked = worked or self.works()
            now = self.shot()
            same = same + 1 if now.data == before.data and not worked else 0
            if same == 2:
                return now
            before = now
        raise AssertionError("the window does not come to rest")

    def peak(self):
        """The most memory that the program has had, in MB."""
        with open("/proc/%d/status" % self.process.pid) as status:
            return int(re.search(r"VmHWM:\s*(\d+) kB", status.read()).group(1)) / 1024

    def point(self, x, y):
        self.do("mousemove", "--window", self.id, str(x), str(y))
        time.sleep(0.15)

    def click(self, x, y):
        self.point(x, y)
        self.do("click", "1")
        time.sleep(0.15)

    def drag(self, x0, y0, x1, y1):
        self.point(x0, y0)
        self.do("mousedown", "1")
        for step in range(1, 6):
            self.point(x0 + (x1 - x0) * step // 5, y0 + (y1 - y0) * step // 5)
        self.do("mouseup", "1")
        time.sleep(0.15)

    def key(self, *keys):
        for key in keys:
            self.do("key", "--window", self.id, key)
            time.sleep(0.1)

    def type(self, text, delay):
        """With `delay` ms for each letter: xdotool lends it a key for so long if it has none on the keyboard."""
        self.do("type", "--delay", str(delay), text, timeout=120)
        time.sleep(0.2)

    def close(self):
        self.do("key", "--window", self.id, "Escape")
        subprocess.run(["xdotool", "windowclose", self.id], env=self.environment, timeout=20)


def track_x(day):
    return int(TRACK_LEFT + (day_number(day) + 0.5) * (TRACK_RIGHT - TRACK_LEFT) / DAYS)


MAP = (60, 70, 700, 480)    # free of panels with nothing selected


def drag_moves_the_map(display, program):
    with Window(display, program) as window:
        window.drag(700, 300, 560, 350)    # the first drag also takes the newcomer's line away
        window.point(640, TOP + 70)
        before = window.settle()
        window.drag(700, 300, 580, 340)
        window.point(640, TOP + 70)
        after = window.settle()
        share = shifted_equal(before, after, -120, 40, (300, 140, 500, 380))
        assert share > 0.97, "after a drag of (-120, 40) only %.3f of the map has moved so" % share
        still = shifted_equal(before, after, 0, 0, (300, 140, 500, 380))
        assert still < 0.9, "the map did not move"


def wheel_zooms_about_the_cursor(display, program):
    with Window(display, program, "--plain", "--bbox", "46.3,39.4,46.9,39.8") as window:
        window.point(640, 400)
        window.do("click", "4")    # onto the ladder of scales
        time.sleep(0.6)
        before = window.settle()
        window.do("click", "4")
        time.sleep(0.4)
        window.do("click", "4")
        time.sleep(0.6)
        closer = window.settle()
        assert differing(before, closer) > 0.05, "the wheel changed nothing"
        window.do("click", "5")
        time.sleep(0.4)
        window.do("click", "5")
        time.sleep(0.6)
        back = window.settle()
        share = max(shifted_equal(before, back, dx, dy, (200, 150, 800, 500)) for dx in range(-2, 3) for dy in range(-2, 3))
        assert share > 0.97, "in and out about one point: only %.3f of the map is where it was" % share


def scrub_shows_the_checkpoint(display, program):
    box = ["--bbox", "46.50,39.50,46.66,39.61"]
    with Window(display, program, "--on", "2023-04-20", *box) as window:
        window.point(640, TOP + 70)
        before = window.settle()
        window.drag(track_x("2023-04-20"), HEIGHT - TIMELINE + 14, track_x("2023-05-10"), HEIGHT - TIMELINE + 14)
        window.point(640, TOP + 70)
        after = window.settle()
        area = (500, 250, 280, 230)
        changed = sum(before.row(area[0], y, area[2]) != after.row(area[0], y, area[2]) for y in range(area[1], area[1] + area[3]))
        assert changed > 15, "the map about the Hakari bridge is the same before and after 2023-04-23 (%d rows)" % changed


def search_in_three_scripts(display, program):
    seen = []
    for word in ("Xankəndi", "Ստեփանակերտ", "Степанакерт"):
        with Window(display, program, "--bbox", "45.2,38.9,46.0,39.4") as window:
            start = window.settle()
            for delay in (200, 800, 2500):    # a busy machine reads a lent key after it was taken back: no letter
                window.click(150, 26)
                window.key("ctrl+a", "BackSpace")
                window.type(word, delay)
                window.key("Return")
                time.sleep(0.5)
                window.point(640, TOP + 70)
                found = window.settle()
                if differing(start, found) > 0.2:
                    break
            else:
                raise AssertionError("%s: the map did not move" % word)
            seen.append(found)
    for one in seen[1:]:
        assert differing(seen[0], one) < 0.002, "the three names lead to different views"


def click_through_to_a_source(display, program):
    with Window(display, program, "--select", "convoy-2023") as window:
        before = window.settle()
        panel = (870, 70, 395, 560)
        # Source lines are the only text in the accent colour (but for smoothed edges) inside the panel.
        accent = [(x, y) for y in range(panel[1], panel[1] + panel[3]) for x in range(panel[0], panel[0] + 200)
                  if all(abs(a - b) < 25 for a, b in zip(before.at(x, y), (24, 98, 122)))]
        rows = sorted({y for _, y in accent})
        assert rows, "no source is shown in the panel"
        x, y = next(p for p in accent if p[1] == rows[len(rows) // 2])
        window.click(x, y)
        after = window.settle()
        changed = sum(before.row(panel[0], row, panel[2]) != after.row(panel[0], row, panel[2])
                      for row in range(panel[1], panel[1] + panel[3]))
        assert changed > 80, "a click on a source shows nothing new (%d rows)" % changed
        window.key("Escape")


def resizing_keeps_the_centre(display, program):
    with Window(display, program, "--plain") as window:
        before = window.settle()
        window.do("windowsize", "--sync", window.id, "1000", "700")
        time.sleep(0.5)
        after = window.settle()
        assert (after.width, after.height) == (1000, 700), "the window has not its new size"
        share = shifted_equal(before, after, -140, -50, (340, 200, 600, 400))
        assert share > 0.97, "after resizing only %.3f of the middle is unchanged" % share


def closes_while_painting(display, program):
    window = Window(display, program)
    with window:
        for _ in range(6):
            window.do("mousemove", "--window", window.id, "640", "400", "click", "4", "click", "4")
        window.close()
        try:
            code = window.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            raise AssertionError("the window does not close")
        assert code in (0, 1), "closing ends with %d: %s" % (code, window.process.stderr.read())


class Busy:
    """Keeps the machine busy with endless loops."""

    def __init__(self, count):
        self.count = count

    def __enter__(self):
        self.loops = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(self.count)]

    def __exit__(self, *_):
        for loop in self.loops:
            loop.kill()
            loop.wait()


PEAK = 450    # MB


def stays_small_and_comes_home(display, program, burst, *arguments):
    """Input far faster than a busy machine can draw costs no memory, and Home leads back to the first picture."""
    with Window(display, program, *arguments) as window:
        window.point(640, TOP + 70)
        window.drag(640, 300, 640, 330)    # takes the newcomer's line away
        window.key("Home")
        first = window.settle()
        with Busy(12):
            burst(window)
            window.key("Home")
            time.sleep(2)
            peak = window.peak()
            assert peak < PEAK, "%.0f MB during the burst" % peak
        window.point(640, TOP + 70)
        last = window.settle()
        peak = window.peak()
        assert peak < PEAK, "%.0f MB" % peak
        share = differing(first, last)
        assert share == 0, "after Home %.6f of the pixels differ from the first view" % share
        print("   peak %.0f MB" % peak)


def zooming_out_in_a_burst(display, program):
    def burst(window):
        window.do("mousemove", "--window", window.id, "640", "300")
        window.do("click", "--repeat", "45", "--delay", "50", "5", timeout=120)
    stays_small_and_comes_home(display, program, burst)


def zooming_in_and_far_out_in_a_burst(display, program):
    def burst(window):
        window.do("mousemove", "--window", window.id, "640", "300")
        for button in ("4", "5", "4", "5"):
            window.do("click", "--repeat", "30", "--delay", "25", button, timeout=120)
    stays_small_and_comes_home(display, program, burst)


def dragging_far_in_a_burst(display, program):
    def burst(window):
        words = []
        for number in range(40):
            x = 300 if number % 4 < 2 else 900
            words += ["mousemove", "--window", window.id, str(x), "300", "mousedown", "1", "mousemove", "--window",
                      window.id, str(1200 - x), str(200 + 5 * number), "mouseup", "1", "sleep", "0.03"]
        window.do("mousemove", "--window", window.id, "640", "300", "click", "--repeat", "4", "--delay", "30", "4")
        window.do(*words, timeout=120)
    stays_small_and_comes_home(display, program, burst)


def resizing_in_a_burst(display, program):
    def burst(window):
        words = []
        for number in range(40):
            words += ["windowsize", window.id, str(500 + 27 * (number * 7 % 40)), str(400 + 14 * (number * 11 % 40)),
                      "sleep", "0.03"]
        window.do(*words, "windowsize", "--sync", window.id, str(WIDTH), str(HEIGHT), timeout=120)
    stays_small_and_comes_home(display, program, burst, "--plain")


def playing_and_switching_in_a_burst(display, program):
    """Play, days, events and zoom at once; back on the first day the map is the first one."""
    def burst(window):
        words = ["mousemove", "--window", window.id, "640", "300", "key", "space", "sleep", "1"]
        for number in range(40):
            words += ["key", ("bracketleft", "bracketright", "shift+Right", "shift+Left")[number % 4], "click", "45"[number % 2],
                      "sleep", "0.03"]
        window.do(*words, timeout=120)
        # The first day is where the playhead stops, wherever a click on the track's beginning has put it.
        window.do("mousemove", "--window", window.id, str(TRACK_LEFT + 1), str(HEIGHT - TIMELINE + 14), "sleep", "0.3",
                  "click", "1", "sleep", "0.3", "mousemove", "--window", window.id, "640", str(TOP + 70), "sleep", "0.3",
                  *["key", "shift+Left"] * 8)
    stays_small_and_comes_home(display, program, burst, "--on", FIRST_DAY)


def no_display_is_one_line(display, program):
    for name in ("", ":4077"):
        environment = {k: v for k, v in os.environ.items() if k != "DISPLAY"}
        if name:
            environment["DISPLAY"] = name
        done = subprocess.run([program, "--screenshot", "/nonexistent.png"], env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 1, "exit %d" % done.returncode
        assert done.stdout == "" and done.stderr.count("\n") == 1 and "display" in done.stderr, done.stderr


def screenshot_is_the_same_twice(display, program):
    with tempfile.TemporaryDirectory() as folder:
        files = [os.path.join(folder, name) for name in ("a.png", "b.png")]
        for file in files:
            subprocess.run([program, "-q", "--select", "road-stoppage-2022", "--screenshot", file], check=True, env=display.environment, timeout=120)
        a, b = Image(files[0]), Image(files[1])
        assert (a.width, a.height) == (WIDTH, HEIGHT)
        assert a.data == b.data, "two screenshots of one view differ"


def map_is_what_export_writes(display, program):
    """What the window shows, on screen and in its screenshot, is pixel for pixel the picture that export makes."""
    corridor = os.path.join(os.path.dirname(program), "corridor")
    views = [(["--size", "1280x800"], []),
             (["--size", "1023x641", "--bbox", "46.3,39.4,46.9,39.8"], ["--on", "2022-12-20", "--names", "az"]),
             (["--size", "900x700", "--bbox", "45,38.5,48,41"], ["--on", "any", "--names", "ru"]),
             (["--size", "1280x800", "--bbox", "46.50,39.50,46.66,39.61"],
              ["--window", "2022-12-12/2023-09-30", "--traffic", "medical", "--according-to", "armenia", "--names", "hy,en"])]
    with tempfile.TemporaryDirectory() as folder:
        for number, (place, question) in enumerate(views):
            shown, written = (os.path.join(folder, "%s%d.png" % (name, number)) for name in ("shown", "written"))
            said = subprocess.run([corridor, "view", "--plain", "--screenshot", shown, *place, *question], check=True,
                                  env=display.environment, capture_output=True, text=True, timeout=120).stderr
            view = re.search(r"--dst-crs EPSG:3857 -te( -?[0-9.e+]+){4} --size [0-9]+x[0-9]+", said)
            assert view, "nothing says which view this is: " + said
            subprocess.run([corridor, "export", "-q", "--plain", *view.group().split(), *question, "-o", written],
                           check=True, capture_output=True, timeout=120)
            picture = Image(written)
            share = differing(Image(shown), picture)
            assert share == 0, "%s: %.6f of the pixels differ from export's" % (" ".join(place + question), share)
            colours = {picture.at(x, y) for x in range(0, picture.width, 3) for y in range(0, picture.height, 3)}
            assert len(colours) > 100, "there is hardly anything on the map: %d colours" % len(colours)
        place, question = views[0]
        with Window(display, program, "--plain", *place, *question) as window:
            window.point(640, 400)
            share = differing(window.settle(), Image(os.path.join(folder, "written0.png")))
            assert share == 0, "on screen %.6f of the pixels differ from export's" % share


def soak(display, program, count, seed):
    """Random input; afterwards the window still draws and still closes."""
    chance = random.Random(seed)
    keys = ["Left", "Right", "Up", "Down", "plus", "minus", "Home", "space", "bracketleft", "bracketright", "Escape", "slash",
            "h", "a", "BackSpace", "Return", "shift+Left", "shift+Right"]
    with Window(display, program) as window:
        done = 0
        while done < count:
            words = []
            for _ in range(min(20, count - done)):
                kind = chance.random()
                x, y = chance.randrange(WIDTH), chance.randrange(HEIGHT)
                if kind < 0.35:
                    words += ["mousemove", "--window", window.id, str(x), str(y), "click", "1"]
                elif kind < 0.5:
                    words += ["mousemove", "--window", window.id, str(x), str(y), "mousedown", "1", "mousemove", "--window", window.id,
                              str(chance.randrange(WIDTH)), str(chance.randrange(HEIGHT)), "mouseup", "1"]
                elif kind < 0.7:
                    words += ["mousemove", "--window", window.id, str(x), str(y), "click", chance.choice(["4", "5"])]
                else:
                    words += ["key", chance.choice(keys)]
                words += ["sleep", "0.02"]
                done += 1
            window.do(*words, timeout=120)
            assert window.process.poll() is None, "ended after %d inputs: %s" % (done, window.process.stderr.read())
        window.key("Escape", "Escape", "Escape", "Home")
        time.sleep(2)
        window.shot()
        window.close()
        window.process.wait(timeout=60)
        errors = window.process.stderr.read()
        assert "Sanitizer" not in errors and "runtime error" not in errors, errors


CASES = [no_display_is_one_line, screenshot_is_the_same_twice, drag_moves_the_map, wheel_zooms_about_the_cursor, scrub_shows_the_checkpoint,
         search_in_three_scripts, click_through_to_a_source, resizing_keeps_the_centre, closes_while_painting,
         map_is_what_export_writes, zooming_out_in_a_burst, zooming_in_and_far_out_in_a_burst, dragging_far_in_a_burst,
         resizing_in_a_burst, playing_and_switching_in_a_burst]
KEEP = None


def holds(case, display, program):
    """Whether a case holds once in three tries: input that is sent to a busy machine can come late."""
    for attempt in (1, 2, 3):
        try:
            case(display, program)
            print("ok: " + case.__name__, flush=True)
            return True
        except (AssertionError, subprocess.SubprocessError) as error:
            word = "FAILED" if attempt == 3 else "once more after"
            print("%s: %s: %s" % (word, case.__name__, error), flush=True)
    return False


def main():
    global KEEP
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--soak", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="leave every picture in this folder")
    options = parser.parse_intermixed_args()
    KEEP = options.keep
    if KEEP:
        os.makedirs(KEEP, exist_ok=True)
    missing = [tool for tool in ("Xvfb", "xdotool", "import", "convert") if not shutil.which(tool)]
    if missing:
        print("skipped: not installed: " + ", ".join(missing))
        return 77
    failures = 0
    with Display() as display:
        if options.soak:
            soak(display, options.program, options.soak, options.seed)
            print("ok: %d random inputs, seed %d" % (options.soak, options.seed))
            return 0
        for case in CASES:
            if options.cases and case.__name__ not in options.cases:
                continue
            failures += 0 if holds(case, display, options.program) else 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
