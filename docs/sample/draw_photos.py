"""Draws the illustrations of the sample site, the same bytes on every run.

    python docs/sample/draw_photos.py [CONTENT_FOLDER]

Every scene is painted at three times its size and scaled down for smooth edges.
Coordinates are pixels of the finished picture, 1600 by 1067.  Each picture carries
a small mark saying that it is a sample.
"""

# Scenes are long lists of numbers by nature, and the same numbers every time.
# ruff: noqa: C901, INP001, PLR0912, PLR0915, PLR2004, RUF005, S311

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT, SCALE = 1600, 1067, 3
BROWN, KHAKI = "#4a3b2a", "#8a7455"
SKINS = ("#c68e63", "#b57a50", "#d6a077", "#a56a43")
Point = tuple[float, float]


def curve(points: list[Point], steps: int = 14) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    padded = [points[0], *points, points[-1]]
    found: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            x, y = (
                0.5
                * (
                    2 * b[i]
                    + (c[i] - a[i]) * t
                    + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t**2
                    + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
                )
                for i in (0, 1)
            )
            found.append((x, y))
    return [*found, points[-1]]


class Canvas:
    """One picture being painted."""

    def __init__(self, seed: int) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.random = Random(seed)

    def gradient(self, box: tuple[float, float, float, float], *colours: str) -> None:
        """A rectangle running from the first colour at its top to the last at its bottom."""
        self.paste(_strip(colours, *_size(box)), None, box)

    def paste(
        self, paint: Image.Image, mask: Image.Image | None, box: tuple[float, float, float, float]
    ) -> None:
        self.image.paste(paint, (round(box[0] * SCALE), round(box[1] * SCALE)), mask)

    def shape(self, points: Iterable[Point], *colours: str) -> None:
        """A polygon in one colour (it may be see-through), or in a gradient from top to bottom."""
        spots = [(x * SCALE, y * SCALE) for x, y in points]
        if len(colours) == 1:
            self.pen.polygon(spots, fill=colours[0])
            return
        left, top = min(x for x, _ in spots), min(y for _, y in spots)
        right, bottom = max(x for x, _ in spots), max(y for _, y in spots)
        size = max(1, round(right - left)), max(1, round(bottom - top))
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in spots], fill=255)
        self.image.paste(_strip(colours, *size), (round(left), round(top)), mask)

    def box(self, x: float, y: float, w: float, h: float, colour: str, radius: float = 0) -> None:
        self.pen.rounded_rectangle(
            (x * SCALE, y * SCALE, (x + w) * SCALE, (y + h) * SCALE), radius * SCALE, fill=colour
        )

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        self.pen.ellipse(
            ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE), fill=colour
        )

    def half(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        """The upper half of an oval."""
        box = ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE)
        self.pen.pieslice(box, 180, 360, fill=colour)

    def crescent(self, x: float, y: float, r: float, colour: str) -> None:
        """A young moon, open to the upper right."""
        ends, inner = 50, 0.34
        reach = math.hypot(math.cos(math.radians(ends)) - inner, math.sin(math.radians(ends)))
        bend = math.degrees(
            math.atan2(math.sin(math.radians(ends)), math.cos(math.radians(ends)) - inner)
        )
        arc = [(math.cos(math.radians(a)), math.sin(math.radians(a))) for a in range(50, 311, 4)]
        for n in range(41):
            a = math.radians(360 - bend - (360 - 2 * bend) * n / 40)
            arc.append((inner + reach * math.cos(a), reach * math.sin(a)))
        turn = math.radians(-32)
        self.shape(
            [
                (
                    x + r * (u * math.cos(turn) - v * math.sin(turn)),
                    y + r * (u * math.sin(turn) + v * math.cos(turn)),
                )
                for u, v in arc
            ],
            colour,
        )

    def line(self, points: list[Point], colour: str, width: float = 2) -> None:
        """A line with round ends and corners; see-through colours keep flat ends."""
        spots = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(spots, fill=colour, width=max(1, round(width * SCALE)), joint="curve")
        if width > 3 and len(colour) == 7:
            for x, y in (points[0], points[-1]):
                self.oval(x, y, width / 2, width / 2, colour)

    def glow(
        self, x: float, y: float, rx: float, ry: float, colour: str, strength: float = 1
    ) -> None:
        """Light that fades from its middle outwards."""
        size = round(rx * 2 * SCALE), round(ry * 2 * SCALE)
        fade = ImageChops.invert(Image.radial_gradient("L")).point(
            lambda v: max(0, (v - 75) / 180) ** 1.6 * 255 * strength
        )
        self.paste(
            Image.new("RGB", size, colour),
            fade.resize(size, Image.Resampling.BICUBIC),
            (x - rx, y - ry, 0, 0),
        )

    def ridge(self, base: float, rise: float, *colours: str, rough: float = 1) -> None:
        """A line of hills from edge to edge, filled to the bottom of the picture."""
        phases = [self.random.uniform(0, 6.3) for _ in range(5)]
        points: list[Point] = [
            (
                x,
                base
                - rise
                * sum(
                    math.sin(x / (330 / (1 + n * rough)) + p) / (n + 1) ** 1.3
                    for n, p in enumerate(phases)
                ),
            )
            for x in range(0, WIDTH + 8, 8)
        ]
        self.shape([*points, (WIDTH, HEIGHT), (0, HEIGHT)], *colours)

    def tree(self, x: float, y: float, size: float, colour: str, light: str) -> None:
        self.line([(x, y), (x, y - size * 0.6)], "#3b2c22", size * 0.07)
        for dx, dy, r in ((-0.22, -0.68, 0.24), (0.22, -0.66, 0.25), (0, -0.88, 0.28)):
            self.oval(x + dx * size, y + dy * size, r * size, r * size * 0.9, colour)
        for dx, dy, r in ((-0.2, -0.76, 0.13), (0.06, -0.98, 0.15), (0.2, -0.74, 0.1)):
            self.oval(x + dx * size, y + dy * size, r * size, r * size * 0.8, light)

    def palm(self, x: float, y: float, size: float, colour: str, lean: float = 0.1) -> None:
        top = (x + lean * size, y - size)
        self.line(
            curve([(x, y), (x + lean * size * 0.25, y - size * 0.5), top]), colour, size * 0.035
        )
        for reach, drop in (
            (-0.96, 0.06),
            (-1.0, -0.08),
            (-0.84, -0.2),
            (-0.56, -0.29),
            (-0.2, -0.34),
            (0.24, -0.33),
            (0.6, -0.27),
            (0.88, -0.18),
            (1.0, -0.05),
            (0.92, 0.08),
            (-0.66, 0.17),
            (0.62, 0.18),
        ):
            tip = (top[0] + reach * size * 0.42, top[1] + drop * size)
            bend = (top[0] + reach * size * 0.22, top[1] + (drop * 0.55 - 0.1) * size)
            under = (bend[0] + reach * size * 0.03, bend[1] + 0.045 * size)
            self.shape(curve([top, bend, tip]) + curve([tip, under, top]), colour)

    def person(
        self,
        x: float,
        y: float,
        tall: float,
        shirt: str,
        trousers: str = "#2d3142",
        head: str = "hair",
        skin: int = 0,
        arms: tuple[Point, Point] = ((-0.17, -0.46), (0.17, -0.46)),
    ) -> None:
        """Somebody standing with the feet at x, y; `arms` are the hands, in shares of `tall`."""
        h = tall
        self.oval(x, y, h * 0.17, h * 0.025, "#00000038")
        self.shape(
            [
                (x - 0.1 * h, y - 0.5 * h),
                (x + 0.1 * h, y - 0.5 * h),
                (x + 0.09 * h, y - 0.01 * h),
                (x + 0.02 * h, y - 0.01 * h),
                (x, y - 0.38 * h),
                (x - 0.02 * h, y - 0.01 * h),
                (x - 0.09 * h, y - 0.01 * h),
            ],
            trousers,
        )
        self.box(x - 0.1 * h, y - 0.03 * h, 0.085 * h, 0.03 * h, "#1c1a1f", 0.012 * h)
        self.box(x + 0.015 * h, y - 0.03 * h, 0.085 * h, 0.03 * h, "#1c1a1f", 0.012 * h)
        for side, hand in zip((-1, 1), arms, strict=True):
            shoulder = (x + side * 0.12 * h, y - 0.77 * h)
            elbow = (
                x + (side * 0.16 + hand[0]) / 2 * h + side * 0.025 * h,
                y + (hand[1] - 0.72) / 2 * h,
            )
            wrist = (x + hand[0] * h, y + hand[1] * h)
            self.line([shoulder, elbow, wrist], shirt, 0.058 * h)
            self.line([shoulder, elbow, wrist], "#00000016", 0.058 * h)
            self.oval(*wrist, 0.03 * h, 0.03 * h, SKINS[skin])
        self.torso(x, y - 0.82 * h, 0.26 * h, 0.36 * h, shirt)
        self.head(x, y - 0.9 * h, 0.068 * h, head, skin)
        if head in ("beret", "peaked"):
            self.box(x - 0.105 * h, y - 0.51 * h, 0.21 * h, 0.028 * h, "#1f1a17")
            self.box(x - 0.018 * h, y - 0.51 * h, 0.036 * h, 0.028 * h, "#d4af37")
            self.box(x - 0.09 * h, y - 0.71 * h, 0.045 * h, 0.014 * h, "#f3e9d2")
            self.oval(x + 0.06 * h, y - 0.705 * h, 0.012 * h, 0.014 * h, "#d4af37")

    def torso(self, x: float, y: float, w: float, h: float, colour: str) -> None:
        points = [
            (x - 0.14 * w, y),
            (x - 0.44 * w, y + 0.07 * h),
            (x - 0.5 * w, y + 0.25 * h),
            (x - 0.43 * w, y + h),
            (x + 0.43 * w, y + h),
            (x + 0.5 * w, y + 0.25 * h),
            (x + 0.44 * w, y + 0.07 * h),
            (x + 0.14 * w, y),
        ]
        self.shape(points, colour)
        self.shape([(x + 0.1 * w, y), *reversed(points[4:]), (x + 0.16 * w, y + h)], "#00000020")

    def head(self, x: float, y: float, r: float, kind: str, skin: int) -> None:
        """A faceless head; seen from behind where `kind` starts with back-."""
        tone = SKINS[skin]
        back = kind.startswith("back-")
        kind = kind.removeprefix("back-")
        self.box(x - 0.38 * r, y + 0.5 * r, 0.76 * r, 0.95 * r, tone, 0.2 * r)
        self.box(x - 0.38 * r, y + 0.7 * r, 0.76 * r, 0.45 * r, "#00000022")
        self.oval(x, y, 0.86 * r, r, tone)
        if kind.startswith("#"):  # a headscarf in that colour
            self.oval(x, y - 0.02 * r, 1.06 * r, 1.12 * r, kind)
            self.shape(
                curve(
                    [
                        (x - 1.05 * r, y),
                        (x - 1.25 * r, y + 1.5 * r),
                        (x, y + 2.1 * r),
                        (x + 1.25 * r, y + 1.5 * r),
                        (x + 1.05 * r, y),
                    ]
                ),
                kind,
            )
            if not back:
                self.oval(x, y + 0.08 * r, 0.68 * r, 0.8 * r, tone)
            self.shape(
                curve(
                    [
                        (x + 0.5 * r, y + 0.9 * r),
                        (x + 1.0 * r, y + 0.4 * r),
                        (x + 1.2 * r, y + 1.5 * r),
                        (x + 0.4 * r, y + 1.9 * r),
                    ]
                ),
                "#0000001c",
            )
            return
        if back:
            self.oval(x, y - 0.06 * r, 0.92 * r, 0.98 * r, "#221a18")
            self.oval(x - 0.86 * r, y + 0.16 * r, 0.16 * r, 0.24 * r, tone)
            self.oval(x + 0.86 * r, y + 0.16 * r, 0.16 * r, 0.24 * r, tone)
        else:
            self.half(x, y - 0.08 * r, 0.9 * r, 0.98 * r, "#221a18")
        if kind == "peci":
            self.shape(
                [
                    (x - 0.92 * r, y - 0.2 * r),
                    (x - 0.78 * r, y - 1.2 * r),
                    (x + 0.78 * r, y - 1.2 * r),
                    (x + 0.92 * r, y - 0.2 * r),
                ],
                "#17151c",
            )
            self.shape(
                [
                    (x + 0.1 * r, y - 1.2 * r),
                    (x + 0.78 * r, y - 1.2 * r),
                    (x + 0.92 * r, y - 0.2 * r),
                    (x + 0.3 * r, y - 0.2 * r),
                ],
                "#2c2833",
            )
        elif kind == "beret":
            self.oval(x + 0.12 * r, y - 0.72 * r, 1.1 * r, 0.5 * r, "#2b2118")
            self.box(x - 0.9 * r, y - 0.52 * r, 1.8 * r, 0.2 * r, "#15110d")
            self.oval(x - 0.42 * r, y - 0.68 * r, 0.15 * r, 0.15 * r, "#d4af37")
        elif kind == "peaked":
            self.oval(x, y - 0.86 * r, 1.22 * r, 0.42 * r, "#3a2d20")
            self.box(x - 0.95 * r, y - 0.86 * r, 1.9 * r, 0.44 * r, "#f3efe4")
            self.half(x, y - 0.2 * r, 1.0 * r, 0.3 * r, "#15110d")
            self.oval(x, y - 0.72 * r, 0.16 * r, 0.18 * r, "#d4af37")
        elif kind == "helmet":
            self.half(x, y - 0.05 * r, 1.1 * r, 1.15 * r, "#e8e2d3")
        elif kind == "caping":
            self.shape(
                [(x - 2.1 * r, y - 0.1 * r), (x, y - 1.6 * r), (x + 2.1 * r, y - 0.1 * r)],
                "#caa25a",
            )
            self.shape(
                [(x, y - 1.6 * r), (x + 2.1 * r, y - 0.1 * r), (x + 0.5 * r, y - 0.1 * r)],
                "#a37d3c",
            )

    def seated(self, x: float, y: float, size: float, shirt: str, head: str, skin: int) -> None:
        """Somebody on a chair, from behind; y is the seat."""
        self.torso(x, y - size * 0.62, size * 0.62, size * 0.75, shirt)
        self.head(x, y - size * 0.82, size * 0.165, f"back-{head}", skin)
        self.box(x - size * 0.3, y - size * 0.2, size * 0.6, size * 0.42, "#7d2b2b", size * 0.07)
        self.box(x - size * 0.3, y - size * 0.2, size * 0.6, size * 0.05, "#a64540", size * 0.02)
        for i in range(4):
            self.box(
                x - size * 0.2 + i * size * 0.11,
                y - size * 0.1,
                size * 0.06,
                size * 0.24,
                "#5c1f22",
                size * 0.02,
            )

    def kawung(self, x: float, y: float, w: float, h: float, ground: str, petal: str) -> None:
        """A cloth in kawung batik: four petals around a dot, repeated."""
        size = h / max(1, round(h / 52))
        self.box(x, y, w, h, ground)
        for row in range(round(h / size)):
            for column in range(int(w / size)):
                cx, cy = (
                    x + (column + 0.5) * size + (w % size) / 2,
                    y + (row + 0.5) * size,
                )
                for turn in (45, 135, 225, 315):
                    a = math.radians(turn)
                    px, py = cx + math.cos(a) * size * 0.32, cy + math.sin(a) * size * 0.32
                    u, v = math.cos(a) * size * 0.27, math.sin(a) * size * 0.27
                    s, t = -math.sin(a) * size * 0.16, math.cos(a) * size * 0.16
                    self.shape(
                        curve(
                            [
                                (px - u, py - v),
                                (px + s, py + t),
                                (px + u, py + v),
                                (px - s, py - t),
                                (px - u, py - v),
                            ],
                            6,
                        ),
                        petal,
                    )
                self.oval(cx, cy, size * 0.06, size * 0.06, petal)

    def bunting(self, start: Point, end: Point, sag: float, colours: tuple[str, ...]) -> None:
        spots = [
            (
                start[0] + (end[0] - start[0]) * t / 60,
                start[1] + (end[1] - start[1]) * t / 60 + sag * math.sin(math.pi * t / 60),
            )
            for t in range(61)
        ]
        self.line(spots, "#3b3026", 2.2)
        for n, i in enumerate(range(1, 59, 4)):
            (ax, ay), (bx, by) = spots[i], spots[i + 3]
            tip = ((ax + bx) / 2 + 2, (ay + by) / 2 + abs(bx - ax) * 1.05)
            self.shape([(ax, ay), (bx, by), tip], colours[n % len(colours)])
            self.shape([((ax + bx) / 2, (ay + by) / 2), (bx, by), tip], "#0000001c")

    def reflect(self, y: float, depth: float, dark: str, strength: float, blur: float) -> None:
        """A wet or still surface from y down, mirroring what stands above it."""
        size = WIDTH * SCALE, round(depth * SCALE)
        top = max(0, round((y - depth) * SCALE))
        above = self.image.crop((0, top, WIDTH * SCALE, round(y * SCALE)))
        mirror = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize(size)
        small = mirror.resize((size[0] // 6, size[1] // 24)).filter(ImageFilter.GaussianBlur(blur))
        mirror = Image.blend(Image.new("RGB", size, dark), small.resize(size), strength)
        self.paste(mirror, None, (0, y, 0, 0))

    def rain(self, count: int, colour: str) -> None:
        for _ in range(count):
            x, y = self.random.uniform(0, WIDTH + 80), self.random.uniform(-40, HEIGHT)
            length = self.random.uniform(18, 46)
            self.line([(x, y), (x - length * 0.18, y + length)], colour, 1.2)

    def car(self, x: float, y: float, size: float, body: str, stripe: str, facing: int = 1) -> None:
        """A patrol car from the side, its wheels standing on y; `facing` 1 drives right."""

        def at(points: list[Point]) -> list[Point]:
            return [(x + px * size * facing, y + py * size) for px, py in points]

        self.oval(x, y, size * 0.54, size * 0.035, "#00000060")
        shell = curve(
            at(
                [
                    (-0.5, -0.09),
                    (-0.5, -0.24),
                    (-0.42, -0.29),
                    (-0.3, -0.4),
                    (-0.12, -0.43),
                    (0.06, -0.42),
                    (0.2, -0.28),
                    (0.42, -0.24),
                    (0.5, -0.17),
                    (0.5, -0.08),
                ]
            ),
            8,
        )
        self.shape(shell, body)
        self.shape(at([(-0.5, -0.17), (0.5, -0.17), (0.5, -0.07), (-0.5, -0.07)]), "#00000038")
        self.shape(at([(-0.5, -0.21), (0.48, -0.21), (0.5, -0.16), (-0.5, -0.16)]), stripe)
        glass = "#bcd3e2"
        self.shape(at([(-0.35, -0.28), (-0.27, -0.37), (-0.13, -0.395), (-0.13, -0.28)]), glass)
        self.shape(at([(-0.1, -0.28), (-0.1, -0.395), (0.04, -0.39), (0.15, -0.28)]), glass)
        self.shape(at([(-0.02, -0.28), (0.03, -0.39), (0.05, -0.385), (0.02, -0.28)]), "#ffffff90")
        for wheel in (-0.31, 0.31):
            wx = x + wheel * size * facing
            self.oval(wx, y - 0.08 * size, 0.1 * size, 0.1 * size, "#15161c")
            self.oval(wx, y - 0.08 * size, 0.05 * size, 0.05 * size, "#9aa3ad")
        self.shape(at([(0.44, -0.22), (0.5, -0.19), (0.49, -0.15), (0.43, -0.17)]), "#fff3c4")
        self.shape(at([(-0.5, -0.24), (-0.46, -0.25), (-0.46, -0.19), (-0.5, -0.19)]), "#ff4d4d")

    def gradient_shade(self, y: float, colour: str, strength: float) -> None:
        """A darkening that grows from nothing at y to the bottom edge."""
        size = WIDTH * SCALE, max(1, round((HEIGHT - y) * SCALE))
        fade = Image.linear_gradient("L").point(lambda v: v * strength).resize(size)
        self.paste(Image.new("RGB", size, colour), fade, (0, y, 0, 0))

    def text(self, x: float, y: float, words: str, size: float, colour: str) -> None:
        """Words centred on x, y."""
        font = ImageFont.load_default(size * SCALE)
        self.pen.text((x * SCALE, y * SCALE), words, colour, font, anchor="mm")

    def finished(self, width: int = WIDTH) -> Image.Image:
        """The middle of the picture at its final size, marked as a sample."""
        left, right = (WIDTH - width) // 2, (WIDTH + width) // 2
        self.box(right - 148, HEIGHT - 58, 118, 32, "#000000c8", 6)
        self.text(right - 89, HEIGHT - 42, "CONTOH", 19, "#ffffff")
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        return picture if width == WIDTH else picture.crop((left, 0, right, HEIGHT))


def _size(box: tuple[float, float, float, float]) -> tuple[int, int]:
    return round((box[2] - box[0]) * SCALE), round((box[3] - box[1]) * SCALE)


def _strip(colours: tuple[str, ...], width: int, height: int) -> Image.Image:
    strip = Image.new("RGB", (1, max(1, height)))
    tones = [ImageColor.getrgb(colour)[:3] for colour in colours]
    for y in range(height):
        spot = y / max(1, height - 1) * (len(tones) - 1)
        low = min(int(spot), len(tones) - 2)
        share = spot - low
        strip.putpixel(
            (0, y),
            tuple(
                round(a + (b - a) * share) for a, b in zip(tones[low], tones[low + 1], strict=True)
            ),
        )
    return strip.resize((max(1, width), max(1, height)), Image.Resampling.NEAREST)


# fmt: off
# One shape a line: a scene reads from the sky down to the foreground.


def semeru_at_dawn(c: Canvas) -> None:
    x: float
    c.gradient((0, 0, WIDTH, 720), "#22305c", "#5d5591", "#c97f97", "#f4ad7c", "#ffe3ad")
    for _ in range(60):
        c.oval(c.random.uniform(0, WIDTH), c.random.uniform(0, 230), 1.2, 1.2, "#ffffff90")
    c.glow(1180, 590, 760, 520, "#ffdf9e", 0.95)
    c.oval(1180, 588, 54, 54, "#fff6d8")
    for n in range(17):
        x, y = 690 - n * 26, 196 - n * 7 - 26 * math.sin(n * 0.55)
        c.glow(x, y, 66 + n * 15, 46 + n * 9, "#f0c3b4" if n % 2 else "#9a86ac", 0.8 - n * 0.03)
    left = [(40, 720), (240, 640), (420, 500), (560, 330), (650, 205)]
    right = [(742, 200), (850, 330), (1010, 500), (1220, 630), (1480, 720)]
    outline = curve([*left, (676, 192), (700, 204), (724, 190), *right])
    c.shape(outline, "#453f6e", "#6d5688", "#c08a9d")
    lit = curve([(724, 190), *right])
    low = curve([(1250, 720), (1010, 600), (850, 450), (760, 310), (724, 190)])
    c.shape([*lit, *low], "#ffc99a40")
    for n in range(9):
        peak, foot = 668.0 + n * 8, 664.0 + n * 8 + (n - 4) * 24
        edge = curve([(peak, 208), (peak + (foot - peak) * 0.3, 280), (foot, 372.0 + 34 * (n % 3))])
        back = [(u + 1 + 9 * math.sin(math.pi * k / len(edge)), v) for k, (u, v) in enumerate(edge)]
        c.shape([*edge, *reversed(back)], "#2f2b5548")
    c.ridge(690, 26, "#a37a98", "#b98a9a")
    c.glow(500, 720, 700, 80, "#ffe0c4", 0.6)
    c.ridge(735, 20, "#5f5a7c", "#6d6a7a", rough=2)
    c.glow(1150, 760, 620, 60, "#ffe4bd", 0.55)
    for x in range(0, WIDTH, 22):
        c.oval(x, 752 + 8 * math.sin(x / 60), 20, 17 + c.random.uniform(0, 9), "#34486060"[:7])
    tones = ("#f6c79c", "#efb48f", "#e3a08c", "#cf8f90", "#b3829a", "#8d75a0")
    for n in range(6):
        base, lip = 756 + n * n * 7.2 + n * 16, 7 + n * 3.4
        line = [
            (x, base + (10 + 5 * n) * math.sin(x / (250 - n * 12) + n * 1.4) + n * 0.012 * (x - 800))
            for x in range(0, WIDTH + 10, 10)
        ]
        c.shape([*line, (WIDTH, HEIGHT), (0, HEIGHT)], "#2f4a3f" if n % 2 else "#3a5a45")
        c.line([(x, y + 1) for x, y in line], "#8fae5e", 3 + n * 0.7)
        water = [(x, y + lip) for x, y in line]
        c.shape([*water, (WIDTH, HEIGHT), (0, HEIGHT)], tones[n], "#6c6890")
        for row in range(2):
            for x, y in water[:: 3 + row]:
                dy = lip * (0.8 + row * 1.1)
                c.line([(x + row * 9, y + dy), (x + 3 + row * 9, y + dy - 5 - n)], "#4f7a48", 1.8)
    c.shape(curve([(0, 990), (330, 966), (760, 1012), (1200, 1006), (1600, 960)]) + [
        (1600, 1067), (0, 1067)], "#1c2f2b", "#12201f")
    for n in range(190):
        x = n * 8.6 + c.random.uniform(-4, 4)
        foot = 1067 - 60 + 16 * math.sin(x / 200)
        c.line([(x, foot + 12), (x + c.random.uniform(-9, 9), foot - c.random.uniform(8, 32))],
               "#1c2f2b", 2.6)
    c.palm(150, 1010, 470, "#182826", 0.12)
    c.palm(68, 1020, 360, "#1d302c", -0.06)
    c.palm(1510, 1000, 400, "#182826", -0.14)
    c.person(520, 1012, 150, "#7a3e3a", "#2b2a3a", "caping", 3, ((-0.13, -0.4), (0.24, -0.5)))
    c.line([(558, 1012), (556, 890)], "#2b201a", 4)


def village_hall(c: Canvas) -> None:
    c.gradient((0, 0, WIDTH, 640), "#5a3a26", "#a87443", "#e0b26b")
    c.shape([(0, 0), (WIDTH, 0), (1330, 190), (270, 190)], "#2c1b14", "#5b3a25")
    for n in range(11):
        x = n * 160
        c.line([(x, 0), (270 + n * 106, 190)], "#24150f", 9 - abs(n - 5))
    for y, inset in ((40, 57), (95, 135), (150, 213)):
        c.line([(inset, y), (WIDTH - inset, y)], "#24150f", 7)
    for x in (300, 1130):
        c.box(x, 262, 170, 210, "#3f2516", 4)
        c.gradient((x + 10, 272, x + 160, 462), "#16233f", "#2c4568", "#5b7390")
        if x == 300:
            c.oval(x + 118, 312, 14, 14, "#f6efcf")
        c.line([(x + 85, 272), (x + 85, 462)], "#3f2516", 7)
        c.line([(x + 10, 366), (x + 160, 366)], "#3f2516", 7)
    c.box(508, 236, 584, 128, "#7a1f1f", 4)
    c.kawung(508, 236, 584, 22, "#5f1717", "#e3b860")
    c.kawung(508, 342, 584, 22, "#5f1717", "#e3b860")
    c.text(800, 284, "JAGONGAN KAMTIBMAS", 42, "#fff1d2")
    c.text(800, 322, "rembuk warga dan polisi", 24, "#f0cf97")
    c.gradient((0, 600, WIDTH, HEIGHT), "#b9854f", "#8a5a34", "#3d2417")
    for n in range(14):
        c.line([(800 + (n - 6.5) * 120, 600), (800 + (n - 6.5) * 330, HEIGHT)], "#00000018", 3)
    for x in (232, 1368):
        c.box(x - 26, 150, 52, 520, "#4a2c1b")
        c.box(x + 8, 150, 18, 520, "#341d12")
        c.box(x - 40, 640, 80, 40, "#6b655c", 4)
        c.box(x - 40, 168, 80, 20, "#6b4429")
    people = ((560, "#d9d2c3", "peci", 1), (690, "#2f6f73", "#e9dcc6", 2), (820, KHAKI, "peaked", 0),
              (945, "#f2efe6", "peci", 3), (1065, "#5d2e46", "#c98d9c", 2))
    for x, shirt, head, skin in people:
        c.torso(x, 470, 92, 140, shirt)
        c.head(x, 438, 27, head, skin)
    c.line([(862, 492), (884, 520), (850, 532)], KHAKI, 20)
    c.oval(846, 528, 10, 10, SKINS[0])
    c.line([(846, 528), (836, 492)], "#1a1a1e", 6)
    c.oval(835, 488, 7, 8, "#3a3a42")
    c.box(452, 556, 696, 18, "#f5e9d0", 3)
    c.kawung(460, 574, 680, 108, "#59301d", "#dba858")
    c.box(452, 682, 696, 8, "#00000030")
    for x in (520, 625, 760, 890, 1005, 1100):
        c.box(x, 534, 16, 22, "#ffffffd0", 3)
        c.box(x - 2, 530, 20, 6, "#b94a3e", 2)
    for x, y, s in ((420, 210, 0.8), (800, 168, 1.0), (1180, 210, 0.8)):
        c.line([(x, 0), (x, y - 26 * s)], "#1c110c", 3)
        c.glow(x, y + 30, 330 * s, 270 * s, "#ffdf9a", 0.62)
        c.shape([(x - 50 * s, y), (x - 16 * s, y - 34 * s), (x + 16 * s, y - 34 * s),
                 (x + 50 * s, y)], "#2d2a2e")
        c.oval(x, y + 4, 22 * s, 14 * s, "#fff8de")
    shirts = ("#384c63", "#7a3b36", "#e4ddcf", "#3f5d4d", "#8b6a3e", "#5b4a70", "#c9b79a", "#2f3a4a")
    heads = ("hair", "peci", "#b8c4c2", "hair", "peci", "#d6a9a0", "hair", "#8fa58c", "hair")
    for row, (y, size, gap, shift) in enumerate(
        ((790, 150, 148, 76), (900, 205, 200, 10), (1052, 285, 268, 120))
    ):
        for n in range(-1, int(WIDTH / gap) + 2):
            x = shift + n * gap
            if abs(x - 800) < gap * 0.3 and row < 2:
                continue
            pick = n * 3 + row * 5
            c.seated(x, y, size, shirts[pick % 8], heads[(pick + n) % 9], (n + row) % 4)
        c.gradient_shade(y - size * 0.1, "#1a0d08", 0.10 + row * 0.04)


def patrol_at_night(c: Canvas) -> None:
    y: float
    w: float
    c.gradient((0, 0, WIDTH, 700), "#0b1030", "#1d2558", "#4a3b78", "#a8587c")
    c.glow(800, 640, 700, 300, "#ff9d6e", 0.65)
    c.ridge(600, 30, "#2b2659", "#3d2f66")
    for n in range(26):
        side = -1 if n % 2 else 1
        depth = 1 - (n // 2) / 14
        x = 800 + side * (130 + 700 * depth)
        w, h = 60 + 190 * depth, 100 + 330 * depth + 70 * c.random.random()
        tone = ("#1a1b40", "#15163a", "#201d48")[n % 3]
        left = x if side > 0 else x - w
        c.box(left, 660 - h, w, h + 4, tone)
        c.box(left if side < 0 else left + w * 0.86, 660 - h, w * 0.14, h, "#00000030")
        step = 13 + 15 * depth
        for wy in range(int(660 - h + step), 600, int(step * 1.6)):
            for wx in range(int(left + step * 0.7), int(left + w - step), int(step * 1.5)):
                if c.random.random() < 0.42:
                    glow = c.random.choice(("#ffd98a", "#ffb562", "#f8e7b8"))
                    c.box(wx, wy, step * 0.62, step * 0.8, glow + "d0")
    for n in range(7):
        depth = (7 - n) / 7
        for side in (-1, 1):
            x, top = 800 + side * (70 + 640 * depth), 640 - 360 * depth
            c.line([(x, 660), (x, top), (x - side * 70 * depth, top - 12)], "#0d0e26", 1 + 6 * depth)
            c.glow(x - side * 74 * depth, top, 120 * depth + 16, 120 * depth + 16, "#ffdc97", 0.85)
            c.oval(x - side * 74 * depth, top - 8, 13 * depth, 6 * depth, "#fffbe6")
    signs = ((112, 470, 84, "#e8504d", "KOPI"), (1404, 452, 98, "#35b6a6", "APOTEK"),
             (330, 540, 66, "#f0b23e", "SOTO"))
    for x, y, w, tone, name in signs:
        c.glow(x + w / 2, y + 18, w * 1.1, 90, tone, 0.55)
        c.box(x, y, w, 36, tone, 5)
        c.text(x + w / 2, y + 18, name, 19, "#fffdf2")
    c.reflect(660, 407, "#141330", 0.78, 2.2)
    c.shape([(0, 660), (WIDTH, 660), (WIDTH, 690), (0, 690)], "#0d0d2670")
    for n in range(8):
        y, w = 690 + n * n * 6.5, 5 + n * 4.2
        c.shape([(800 - w / 2, y), (800 + w / 2, y), (800 + w * 0.7, y + 6 + n * 5),
                 (800 - w * 0.7, y + 6 + n * 5)], "#f7e9c490")
    c.gradient_shade(900, "#080818", 0.5)
    for x, y, s, way in ((420, 800, 330, 1), (1120, 905, 520, -1)):
        lamp = x - 0.03 * s * way
        c.glow(x + way * s * 0.85, y - 20, s * 0.6, s * 0.16, "#fff0c0", 0.75)
        c.glow(x, y + 42, s * 0.5, s * 0.16, "#8fa0c8", 0.35)
        c.car(x, y, s, "#e9ebee", "#c49a3a", way)
        c.glow(lamp - s * 0.06, y - s * 0.46, s * 0.5, s * 0.42, "#4c86ff", 0.85)
        c.glow(lamp + s * 0.09, y - s * 0.46, s * 0.3, s * 0.26, "#ff5468", 0.6)
        c.box(lamp - s * 0.1, y - s * 0.475, s * 0.1, s * 0.042, "#2e6bff", 4)
        c.box(lamp, y - s * 0.475, s * 0.1, s * 0.042, "#ff3b4e", 4)
        c.text(x - 0.02 * s, y - s * 0.185, "POLISI", s * 0.045, "#1b1b1b")
        c.glow(lamp, y + s * 0.18, s * 0.4, s * 0.09, "#4c86ff", 0.5)
    c.rain(420, "#cdd8ff30")


def morning_market(c: Canvas) -> None:
    x: float
    y: float
    w: float
    h: float
    c.gradient((0, 0, WIDTH, 700), "#f9e6bd", "#f6c98c", "#d99a66")
    c.glow(800, 330, 700, 480, "#fff6d8", 0.95)
    c.ridge(520, 26, "#eec48c", "#e3b07a")
    for n, x in enumerate((-40, 110, 290, 440, 1010, 1150, 1300, 1480)):
        h = (210, 150, 190, 130)[n % 4]
        c.tree(x + 150, 640, h * 1.1, "#b9a05c", "#cdb56c")
        c.box(x, 640 - h, 170, h, ("#e2b682", "#d9a874", "#e9c494")[n % 3])
        c.shape([(x - 22, 640 - h), (x + 85, 640 - h - 74), (x + 192, 640 - h)],
                ("#c47a55", "#b86f4f")[n % 2])
    for x, y, s in ((330, 120, 1.1), (1240, 90, 1.4), (860, 60, 0.8)):
        for dx, dy, w in ((0, 0, 210), (60, 18, 170), (-70, 22, 150)):
            c.box(x + dx * s - w * s / 2, y + dy * s, w * s, 16 * s, "#fff3d4", 8 * s)
    c.gradient((0, 640, WIDTH, HEIGHT), "#c99b6c", "#8a6246", "#57402f")
    for n in range(12):
        c.line([(800 + (n - 5.5) * 60, 640), (800 + (n - 5.5) * 330, HEIGHT)], "#0000001a", 3)
    c.shape([(560, 640), (560, 380), (800, 290), (1040, 380), (1040, 640)], "#efd3a2")
    c.shape([(530, 392), (800, 276), (1070, 392), (1050, 410), (800, 306), (550, 410)], "#b4583f")
    c.box(640, 430, 320, 46, "#7a4a33", 4)
    c.text(800, 453, "PASAR RAKYAT", 30, "#fff0d0")
    c.shape([(660, 640), (660, 510), (940, 510), (940, 640)], "#d9ab74", "#b98353")
    for n in range(9):
        x = 670 + n * 32
        c.person(x, 648 + (n % 3) * 8, 110 + (n % 3) * 12,
                 ("#5f7f86", "#a8574a", "#d6c2a0", "#70865a")[n % 4], "#4a4552",
                 ("hair", "#c9a0a0", "peci")[n % 3], n % 4)
    awnings = (("#c8443c", "#f7ead2"), ("#2f7f79", "#f7ead2"), ("#dd9a33", "#f7ead2"))
    fruit = ("#d8402f", "#f08c2c", "#f2c230", "#6f9f3c", "#8b3a5e", "#4f7d36", "#e3b23c", "#b3302e")
    for n in (2, 1, 0):
        near = 1 - n * 0.3
        for side in (-1, 1):
            x, y = 800 + side * (760 * near + 40), 640 + 190 * near * near + 20
            w, h = 470 * near, 470 * near
            left = x - w / 2
            c.box(left + w * 0.05, y - h * 0.72, w * 0.9, h * 0.72, "#6b4631")
            c.gradient((left + w * 0.05, y - h * 0.72, left + w * 0.95, y - h * 0.3), "#4b2f24", "#80543a")
            c.person(x - side * w * 0.08, y - h * 0.05, h * 0.62, ("#3f6f8a", "#8d4d6c", "#597a45")[n],
                     "#333", ("#e7c9b0", "peci", "#9cc0b4")[n], n)
            for step in range(2):
                sy = y - h * (0.3 - step * 0.16)
                c.box(left, sy, w, h * 0.17, "#8a5d3d" if step else "#a06f49")
                c.box(left, sy, w, h * 0.02, "#c2905f")
                for k in range(5):
                    tone = fruit[(k * 3 + n * 2 + step * 5 + (side > 0) * 4) % 8]
                    cx = left + w * (0.1 + k * 0.2)
                    for row in range(3):
                        for q in range(5 - row):
                            r = w * 0.021
                            fx, fy = cx + (q - (4 - row) / 2) * r * 1.7, sy - r * 0.4 - row * r * 1.35
                            c.oval(fx, fy, r, r, tone)
                            c.oval(fx - r * 0.3, fy - r * 0.35, r * 0.35, r * 0.3, "#ffffff58")
                    c.shape([(cx - w * 0.095, sy), (cx + w * 0.095, sy), (cx + w * 0.08, sy + h * 0.08),
                             (cx - w * 0.08, sy + h * 0.08)], "#c99a58")
                    c.line([(cx - w * 0.09, sy + h * 0.03), (cx + w * 0.09, sy + h * 0.03)], "#97703c", 3)
            for edge in (left + w * 0.04, left + w * 0.96):
                c.box(edge - 5 * near, y - h * 0.95, 10 * near, h * 0.97, "#4a3022")
            front, stripes = y - h * 0.74, 9
            for k in range(stripes):
                a, b = left - w * 0.06 + k * w * 1.12 / stripes, left - w * 0.06 + (k + 1) * w * 1.12 / stripes
                ta, tb = x + (a - x) * 0.82, x + (b - x) * 0.82
                tone = awnings[n][k % 2]
                c.shape([(ta, front - h * 0.28), (tb, front - h * 0.28), (b, front), (a, front)], tone)
                c.oval((a + b) / 2, front, (b - a) / 2, h * 0.035, tone)
            c.shape([(left - w * 0.06, front - h * 0.05), (left + w * 1.06, front - h * 0.05),
                     (left + w * 1.06, front), (left - w * 0.06, front)], "#00000018")
            c.line([(x, front), (x, front + h * 0.12)], "#2c1d15", 2)
            c.glow(x, front + h * 0.15, 100 * near, 100 * near, "#ffe9a8", 0.8)
            c.oval(x, front + h * 0.14, 9 * near, 12 * near, "#fffbe0")
    c.bunting((-20, 150), (800, 252), 60, ("#c8443c", "#f7ead2", "#2f7f79", "#dd9a33"))
    c.bunting((800, 252), (1620, 150), 60, ("#f7ead2", "#2f7f79", "#dd9a33", "#c8443c"))
    c.person(672, 960, 400, KHAKI, BROWN, "peaked", 0, ((-0.17, -0.42), (0.19, -0.58)))
    c.person(890, 970, 372, "#2f6d74", "#3b3555", "#f0d9b5", 2, ((-0.16, -0.44), (0.17, -0.42)))
    c.box(938, 806, 92, 70, "#d8b06a", 14)
    c.line(curve([(944, 812), (960, 780), (1006, 780), (1024, 812)]), "#a8813f", 6)
    for k, tone in enumerate(("#d8402f", "#6f9f3c", "#f2c230")):
        c.oval(962 + k * 22, 804, 15, 15, tone)


def school_yard(c: Canvas) -> None:
    x: float
    c.gradient((0, 0, WIDTH, 620), "#6fb3d9", "#aed6e6", "#f4ecd3")
    c.glow(250, 170, 420, 340, "#fff8da", 0.9)
    for x, y, s in ((520, 130, 1.0), (1160, 90, 1.3), (860, 220, 0.6)):
        for dx, r in ((-70, 30), (-30, 46), (20, 52), (70, 34)):
            c.oval(x + dx * s, y - r * s * 0.3, r * s, r * s * 0.72, "#ffffffd8"[:7])
        c.box(x - 100 * s, y - 4 * s, 204 * s, 24 * s, "#ffffff", 12 * s)
    c.ridge(520, 34, "#8fb7b5", "#a9c8ae")
    c.ridge(560, 22, "#6d9c7d", "#7dab80", rough=2)
    for x, s in ((60, 300), (180, 230), (1450, 280), (1560, 330)):
        c.tree(x, 640, s, "#3f7a4f", "#64a05a")
    c.gradient((0, 630, WIDTH, HEIGHT), "#d8b98c", "#c9a06f", "#a87c50")
    c.box(250, 400, 1100, 240, "#f3e2c2")
    c.box(250, 590, 1100, 50, "#8fb0a4")
    c.shape([(200, 410), (300, 300), (1300, 300), (1400, 410)], "#c0573f", "#95382c")
    for n in range(7):
        inset = 214 + n * 13.6
        c.line([(inset, 396 - n * 15), (WIDTH - inset, 396 - n * 15)], "#7c2d2460", 3)
    c.shape([(660, 330), (800, 236), (940, 330)], "#d5694b")
    c.shape([(690, 330), (800, 256), (910, 330)], "#f3e2c2")
    c.oval(800, 304, 17, 17, "#b94a3e")
    for n in range(8):
        x = 296 + n * 133
        if n in (3, 4):
            continue
        c.box(x, 446, 84, 100, "#7b5a40", 3)
        c.gradient((x + 6, 452, x + 78, 540), "#5f8fa3", "#a9cfd4")
        c.line([(x + 42, 450), (x + 42, 544)], "#7b5a40", 5)
    c.box(716, 440, 168, 200, "#7b5a40", 4)
    c.box(728, 452, 68, 188, "#9a7350")
    c.box(804, 452, 68, 188, "#8c6646")
    for n in range(9):
        c.box(262 + n * 133, 410, 18, 230, "#fff6e2")
        c.box(274 + n * 133, 410, 6, 230, "#d8c29a")
    c.box(240, 634, 1120, 16, "#b99a72")
    c.shape([(0, 650), (1600, 650), (1600, 690), (0, 690)], "#00000014")
    c.box(1112, 700, 120, 26, "#b0a595", 4)
    c.box(1134, 676, 76, 26, "#c9bfae", 4)
    c.line([(1172, 690), (1172, 96)], "#e9e6df", 9)
    c.oval(1172, 92, 10, 10, "#d4af37")
    top = curve([(1176, 112), (1236, 100), (1296, 124), (1370, 108)])
    mid = curve([(1370, 160), (1296, 176), (1236, 152), (1176, 164)])
    low = curve([(1370, 212), (1296, 228), (1236, 204), (1176, 216)])
    c.shape(top + mid, "#d6252f")
    c.shape(list(reversed(mid)) + low, "#fbfaf6")
    c.shape([(1236, 100), (1266, 112), (1266, 216), (1236, 204)], "#00000014")
    c.person(560, 800, 250, KHAKI, BROWN, "beret", 0, ((-0.2, -0.5), (0.2, -0.62)))
    c.line([(610, 645), (596, 596)], "#1a1a1e", 8)
    c.person(700, 800, 238, "#7d5a86", "#6a4a74", "#e6cfe2", 2)
    for row, (y, tall, gap) in enumerate(((880, 190, 104), (972, 236, 132), (1110, 300, 168))):
        for n in range(-1, 17):
            x = n * gap + (row % 2) * gap / 2 + 20
            if x > WIDTH + 80:
                break
            girl = (n + row) % 3 == 0
            c.person(x, y, tall, "#f6f4ee", "#2f4468", "back-#f6f4ee" if girl else "back-hair",
                     (n + row) % 4)
            if not girl:
                c.box(x - tall * 0.06, y - tall * 0.985, tall * 0.12, tall * 0.05, "#2f4468", tall * 0.025)
    c.gradient_shade(960, "#3a2414", 0.28)


def harbour(c: Canvas) -> None:
    x: float
    w: float
    c.gradient((0, 0, WIDTH, 600), "#2c4a7c", "#6c7fb0", "#e2a08e", "#fbd08c")
    c.glow(480, 540, 620, 430, "#ffe6a6", 0.95)
    c.oval(480, 520, 58, 58, "#fff4cf")
    for x, y, s in ((1010, 150, 1.3), (280, 210, 1.0), (1330, 250, 0.8)):
        for dx, dy, w in ((0, 0, 210), (60, 18, 170), (-70, 22, 150)):
            c.box(x + dx * s - w * s / 2, y + dy * s, w * s, 16 * s, "#f7c7a8", 8 * s)
    c.shape(curve([(820, 590), (960, 500), (1080, 400), (1150, 372), (1230, 420), (1400, 520),
                   (1600, 570)]) + [(1600, 600), (820, 600)], "#6a6f9c", "#a98fa0")
    c.ridge(585, 12, "#7f7fa2", "#b39aa0")
    c.gradient((0, 590, WIDTH, 900), "#f0b487", "#a98a9b", "#46628a", "#24426b")
    for n in range(150):
        y = 594 + (n / 150) ** 1.5 * 300
        x = 480 + c.random.gauss(0, 40 + (y - 594) * 0.55)
        w = 10 + (y - 594) * 0.16
        c.box(x - w, y, w * 2, 2 + (y - 594) * 0.012, "#fff0c0a0", 1.5)
    for _ in range(170):
        y = 604 + c.random.random() ** 0.7 * 290
        x, w = c.random.uniform(0, WIDTH), 14 + (y - 600) * 0.2
        c.box(x, y, w, 2, "#1b2f554a", 1)
    hull = [(720, 668), (1530, 668), (1496, 782), (1450, 800), (800, 800), (756, 770)]
    c.shape([(740, 800), (1500, 800), (1440, 850), (820, 850)], "#16294850")
    c.shape(hull, "#f4f0e6", "#cfcac4")
    c.shape([(744, 738), (1511, 738), (1496, 782), (1450, 800), (800, 800), (756, 770)], "#c6492f", "#8c2c22")
    c.box(744, 726, 768, 9, "#24406b")
    c.box(820, 590, 600, 80, "#fbf8f0", 6)
    c.box(820, 590, 600, 10, "#24406b")
    c.box(890, 520, 430, 72, "#f1ece0", 6)
    c.box(960, 462, 210, 60, "#fbf8f0", 6)
    c.box(960, 474, 210, 22, "#2c3f5e")
    for n in range(15):
        c.box(842 + n * 38, 616, 24, 26, "#33507a", 4)
        c.box(842 + n * 38, 616, 24, 10, "#f6c98a", 4)
    for n in range(10):
        c.box(912 + n * 40, 542, 26, 24, "#33507a", 4)
    c.shape([(1210, 522), (1220, 430), (1300, 430), (1306, 522)], "#c6492f", "#9c3526")
    c.box(1218, 446, 84, 20, "#fbf8f0")
    for n in range(6):
        c.oval(1268 + n * 34, 410 - n * 16, 22 + n * 9, 15 + n * 6, "#5b567a38")
    c.line([(1060, 462), (1060, 396), (1110, 420)], "#3a3f55", 4)
    c.text(1130, 702, "SELAT BIRU", 30, "#24406b")
    c.shape([(0, 850), (1600, 880), (1600, 1067), (0, 1067)], "#5c5560", "#2a2734")
    c.shape([(0, 850), (1600, 880), (1600, 896), (0, 868)], "#e5b04a")
    for n in range(16):
        c.shape([(n * 104, 850 + n * 1.95), (n * 104 + 52, 851 + n * 1.95),
                 (n * 104 + 36, 869 + n * 1.9), (n * 104 - 16, 868 + n * 1.9)], "#2a2734")
    for x in (180, 760, 1330):
        c.box(x - 20, 838 + x * 0.02, 40, 56, "#1d1b27", 6)
        c.box(x - 32, 830 + x * 0.02, 64, 20, "#2d2a3a", 9)
    c.line(curve([(760, 850), (770, 806), (800, 770)]), "#d9c7a0", 5)
    c.box(60, 760, 330, 190, "#2f6d74", 8)
    c.box(60, 760, 330, 22, "#418a8f", 8)
    for n in range(8):
        c.box(84 + n * 38, 800, 6, 132, "#245a60")
    c.shape([(390, 820), (470, 820), (520, 880), (520, 956), (390, 956)], "#d6812e", "#a95f22")
    c.shape([(410, 836), (462, 836), (496, 880), (410, 880)], "#bcd3e2")
    for x in (130, 300, 455):
        c.oval(x, 960, 36, 36, "#15161c")
        c.oval(x, 960, 16, 16, "#8d939c")
    c.person(640, 1020, 300, KHAKI, BROWN, "peaked", 0, ((-0.2, -0.56), (0.17, -0.44)))
    c.person(1010, 1030, 310, "#e06a2b", BROWN, "beret", 1, ((-0.17, -0.44), (0.2, -0.56)))
    c.person(1110, 1024, 292, "#dcd3c2", "#39405c", "hair", 2)
    c.person(1192, 1028, 270, "#a7556b", "#5a3350", "#f0dcc0", 2)
    for x, y in ((620, 330), (690, 300), (560, 280), (740, 350)):
        c.line(curve([(x - 20, y - 8), (x - 8, y - 10), (x, y), (x + 8, y - 10), (x + 20, y - 8)]),
               "#2b3352", 3)


def zebra_crossing(c: Canvas) -> None:
    c.gradient((0, 0, WIDTH, 640), "#8fc3dc", "#cfe3df", "#fbe9c6")
    c.glow(1220, 230, 500, 380, "#fff7d6", 0.9)
    tones = ("#a7bcc6", "#90a9b8", "#b6c4c4")
    for n in range(22):
        w, h = c.random.uniform(60, 130), c.random.uniform(140, 330)
        c.box(n * 78 - 30, 600 - h, w, h, tones[n % 3])
    for n in range(14):
        w, h, x = c.random.uniform(110, 170), c.random.uniform(120, 300), n * 130 - 40
        if 560 < x < 960:
            h *= 0.4
        c.box(x, 610 - h, w, h, ("#6f8fa0", "#c98c64", "#7d9a86", "#b7a98f")[n % 4])
        c.box(x + w * 0.8, 610 - h, w * 0.2, h, "#0000001c")
        for wy in range(int(630 - h), 580, 34):
            for wx in range(int(x + 12), int(x + w - 26), 30):
                c.box(wx, wy, 16, 20, "#eaf1e890", 2)
    for x, s in ((90, 240), (260, 190), (1340, 210), (1500, 260)):
        c.tree(x, 640, s, "#3d7554", "#659c5d")
    c.gradient((0, 605, WIDTH, HEIGHT), "#7d838c", "#5d636d", "#3c404a")
    c.shape([(0, 605), (560, 605), (0, 800)], "#c9bda5")
    c.shape([(1600, 605), (1040, 605), (1600, 800)], "#bcae95")
    c.line([(560, 605), (0, 800)], "#e8dfca", 7)
    c.line([(1040, 605), (1600, 800)], "#e8dfca", 7)
    for n in range(3):
        y = 618 + n * n * 9 + n * 12
        c.shape([(798 - n, y), (802 + n, y), (804 + n * 2, y + 12 + n * 8), (796 - n * 2, y + 12 + n * 8)], "#f6f0dc")
    for n in range(13):
        near, far = (n - 6) * 190, (n - 6) * 128
        c.shape([(800 + far - 42, 836), (800 + far + 42, 836), (800 + near + 64, 990),
                 (800 + near - 64, 990)], "#f7f4ea")
    c.shape([(0, 806), (1600, 806), (1600, 818), (0, 818)], "#f7f4eae0")
    helmets = ("#d8402f", "#f2b632", "#2f78b5", "#efeae0", "#3b8f6b", "#e2762c", "#8a4a86")
    riders = [(x, 742, 200, k) for k, x in enumerate((560, 690, 830, 965, 1080))]
    riders += [(x, 806, 268, k + 5) for k, x in enumerate((470, 650, 880, 1080, 1270))]
    for x, y, s, k in riders:
        c.oval(x, y, s * 0.24, s * 0.05, "#00000050")
        c.box(x - s * 0.055, y - s * 0.34, s * 0.11, s * 0.34, "#1b1c22", s * 0.05)
        shirt = ("#3d5a73", "#86444a", "#5f7a50", "#c4a878", "#54486e")[k % 5]
        c.torso(x, y - s * 0.86, s * 0.46, s * 0.44, shirt)
        for side in (-1, 1):
            c.line([(x + side * s * 0.2, y - s * 0.78), (x + side * s * 0.3, y - s * 0.6),
                    (x + side * s * 0.24, y - s * 0.5)], shirt, s * 0.09)
            c.line([(x, y - s * 0.47), (x + side * s * 0.29, y - s * 0.52)], "#24262e", s * 0.03)
            c.line([(x + side * s * 0.2, y - s * 0.54), (x + side * s * 0.27, y - s * 0.66)], "#24262e", s * 0.015)
            c.oval(x + side * s * 0.28, y - s * 0.68, s * 0.045, s * 0.03, "#24262e")
            c.line([(x + side * s * 0.1, y - s * 0.4), (x + side * s * 0.16, y - s * 0.12)], "#2f3545", s * 0.09)
        body = helmets[(k * 3 + 2) % 7]
        c.shape(curve([(x - s * 0.15, y - s * 0.5), (x, y - s * 0.54), (x + s * 0.15, y - s * 0.5),
                       (x + s * 0.08, y - s * 0.26), (x - s * 0.08, y - s * 0.26),
                       (x - s * 0.15, y - s * 0.5)]), body)
        c.oval(x, y - s * 0.43, s * 0.065, s * 0.05, "#fff6cf")
        c.box(x - s * 0.08, y - s * 0.29, s * 0.16, s * 0.06, "#16171c", s * 0.01)
        c.oval(x, y - s * 0.98, s * 0.135, s * 0.15, helmets[k % 7])
        c.box(x - s * 0.115, y - s * 1.0, s * 0.23, s * 0.1, "#22303c", s * 0.045)
        c.line([(x - s * 0.07, y - s * 0.965), (x - s * 0.01, y - s * 0.985)], "#ffffffa0", s * 0.016)
    for x, lit in ((352, 0), (1452, 0)):
        c.line([(x, 830), (x, 330)], "#33373f", 13)
        c.box(x - 34, 210, 68, 176, "#23262d", 14)
        for n, tone in enumerate(("#ff4a3d", "#5c4a1c", "#1f4a35")):
            c.oval(x, 244 + n * 54, 21, 21, tone)
        c.glow(x, 244 + lit, 70, 70, "#ff7a66", 0.7)
    c.person(190, 1046, 470, "#f4d23a", BROWN, "peaked", 0, ((-0.19, -0.44), (0.27, -1.02)))
    c.box(140, 800, 102, 14, "#f6f6ee")
    c.box(140, 742, 102, 14, "#f6f6ee")
    c.person(1330, 962, 330, "#d6879a", "#6c3f62", "#f5e4d0", 2, ((-0.19, -0.44), (0.15, -0.46)))
    c.person(1236, 956, 345, "#e9e4d6", "#41506c", "hair", 1, ((-0.16, -0.44), (0.17, -0.44)))


def flood_boat(c: Canvas) -> None:
    x: float
    w: float
    c.gradient((0, 0, WIDTH, 600), "#54647a", "#8796a3", "#c4c6bd")
    for x, y, s in ((200, 70, 2.3), (700, 40, 2.6), (1200, 90, 2.4), (1500, 40, 2.0)):
        for dx, dy, r in ((-60, 10, 46), (0, -10, 62), (64, 12, 50)):
            c.oval(x + dx * s, y + dy * s, r * s * 1.3, r * s * 0.6, "#45556a48")
    c.ridge(520, 26, "#8b9a9d", "#9aa6a0")
    for x in range(0, WIDTH, 62):
        c.tree(x, 600, c.random.uniform(110, 170), "#62776f", "#728778")
    for x, w, h, wall, roof in ((40, 300, 190, "#b7a98c", "#8a4b3c"), (380, 250, 150, "#9fb0ac", "#6e4740"),
                                (1010, 260, 160, "#c2b08e", "#7d4439"), (1290, 340, 220, "#a9a38f", "#8f5140")):
        c.box(x, 640 - h, w, h, wall)
        c.box(x + w * 0.82, 640 - h, w * 0.18, h, "#0000001f")
        c.shape([(x - 30, 640 - h), (x + w * 0.5, 640 - h - h * 0.6), (x + w + 30, 640 - h)], roof)
        c.shape([(x + w * 0.5, 640 - h - h * 0.6), (x + w + 30, 640 - h), (x + w * 0.62, 640 - h)], "#00000024")
        for k in (0.12, 0.62):
            c.box(x + w * k, 640 - h * 0.72, w * 0.24, h * 0.5, "#5b4a3e", 3)
            c.gradient((x + w * k + 6, 640 - h * 0.72 + 6, x + w * (k + 0.24) - 6, 640 - h * 0.28), "#3d4f5c", "#6f8790")
    for x in (350, 960, 1275):
        c.line([(x, 660), (x, 250)], "#463f3a", 9)
        c.line([(x - 46, 280), (x + 46, 280)], "#463f3a", 7)
    for dx in (-40, 40):
        c.line(curve([(350 + dx, 280), (655 + dx, 350), (960 + dx, 280)]), "#463f3a", 2)
        c.line(curve([(960 + dx, 280), (1118 + dx, 312), (1275 + dx, 280)]), "#463f3a", 2)
    c.palm(860, 650, 330, "#4c635a", 0.1)
    c.reflect(630, 437, "#7c6850", 0.42, 1.6)
    for _ in range(260):
        y = 640 + c.random.random() ** 0.8 * 420
        x, w = c.random.uniform(-40, WIDTH), 16 + (y - 630) * 0.26
        c.box(x, y, w, 1.6 + (y - 630) * 0.007, c.random.choice(("#c8b69340", "#4c3d2e40")), 1.5)
    for n in range(5):
        c.oval(780, 905 + n * 4, 560 - n * 40, 70 - n * 9, "#d9c9a61c" if n % 2 else "#3b2f2428")
    c.gradient_shade(980, "#2b2118", 0.3)
    people = ((520, "#e8682a", "hair", 1, 250), (625, "#c9a04a", "#d6b6a6", 2, 232), (715, "#6f8f9f", "peci", 3, 236),
              (812, "#b9596a", "#efe0cc", 2, 226), (905, "#5f7a50", "hair", 1, 240))
    for x, shirt, head, skin, tall in people:
        c.person(x, 940, tall, shirt, "#333", head, skin)
        c.box(x - tall * 0.12, 940 - tall * 0.78, tall * 0.24, tall * 0.32, "#f0741f", 10)
        c.box(x - tall * 0.12, 940 - tall * 0.64, tall * 0.24, tall * 0.03, "#fbe9a0")
        c.box(x - 2, 940 - tall * 0.78, 4, tall * 0.32, "#8f3d10")
    for x, y, tall, hand in ((400, 905, 300, ((-0.2, -0.36), (0.2, -0.44))), (1075, 900, 300, ((-0.2, -0.44), (0.24, -0.36)))):
        c.person(x, y, tall, KHAKI, BROWN, "helmet", 0, hand)
        c.box(x - tall * 0.12, y - tall * 0.78, tall * 0.24, tall * 0.32, "#e85d1a", 10)
        c.box(x - tall * 0.12, y - tall * 0.62, tall * 0.24, tall * 0.03, "#fbe9a0")
    c.line([(462, 772), (300, 960)], "#3b2c22", 9)
    c.shape([(312, 930), (280, 1000), (262, 990), (292, 922)], "#d6b25c")
    side = curve([(300, 838), (340, 862), (480, 878), (800, 884), (1060, 876), (1180, 850), (1240, 810)])
    under = curve([(1250, 838), (1190, 912), (1060, 946), (780, 954), (470, 944), (330, 908), (292, 860)])
    c.shape(side + under, "#f0702a", "#c94a1b", "#8f2f14")
    c.line(curve([(306, 846), (480, 890), (800, 897), (1060, 889), (1232, 822)]), "#ffb27a", 6)
    c.line(curve([(330, 894), (480, 924), (800, 932), (1060, 922), (1200, 880)]), "#2a2522", 5)
    c.text(760, 914, "SAR", 28, "#fff3dd")
    c.rain(480, "#ffffff38")


def blood_donation(c: Canvas) -> None:
    s: float
    c.gradient((0, 0, WIDTH, 760), "#f2e9dc", "#e8d9c4")
    c.gradient((0, 760, WIDTH, HEIGHT), "#c3ab8e", "#a58a6c", "#7f674f")
    c.box(0, 742, WIDTH, 20, "#d9c5a8")
    c.box(110, 120, 520, 430, "#fffaf0", 8)
    c.gradient((128, 138, 612, 532), "#8ec6d8", "#cfe7dc", "#e9efc9")
    c.glow(480, 230, 260, 220, "#fffbe2", 0.9)
    for x, s in ((230, 200), (352, 260), (500, 215)):
        c.tree(x, 540, s, "#5d9468", "#86b573")
    c.box(110, 532, 520, 20, "#fffaf0")
    for x in (362, 610, 110):
        c.box(x, 120, 18, 430, "#fffaf0")
    c.box(110, 320, 520, 12, "#fffaf0")
    c.shape([(128, 760), (640, 550), (900, 760)], "#fff6d830")
    c.box(820, 130, 360, 250, "#b3343a", 10)
    c.shape(curve([(1000, 168), (1044, 244), (1050, 296), (1000, 334), (950, 296), (956, 244), (1000, 168)]), "#fff4ea")
    c.shape(curve([(972, 290), (984, 316), (1006, 322), (980, 308), (972, 290)]), "#b3343a60")
    c.text(1000, 358, "SETETES UNTUK SESAMA", 22, "#ffe6d6")
    c.box(1290, 150, 200, 16, "#a8835a", 3)
    c.box(1290, 300, 200, 16, "#a8835a", 3)
    for n, tone in enumerate(("#4f8a8b", "#d9a13b", "#b3543f", "#6d7fa0", "#8a9f5c")):
        c.box(1304 + n * 34, 96 + (n % 3) * 8, 26, 54 - (n % 3) * 8, tone, 3)
        c.box(1304 + n * 34, 262 + (n % 2) * 8, 24, 38 - (n % 2) * 8, ("#e7e1d4", "#c9d8d4")[n % 2], 4)
    for base, scale in ((1010, 1.0), (880, 0.72)):
        x = 240 if scale == 1 else 1010
        s = scale
        c.oval(x + 330 * s, base + 4, 430 * s, 26 * s, "#0000002c")
        c.line([(x + 690 * s, base), (x + 690 * s, base - 520 * s)], "#8c9298", 8 * s)
        c.line([(x + 650 * s, base), (x + 730 * s, base)], "#6f757b", 9 * s)
        c.line([(x + 660 * s, base - 516 * s), (x + 720 * s, base - 516 * s)], "#8c9298", 7 * s)
        for k, tone in enumerate(("#8f1d26", "#b52a33")):
            bx = x + (646 + k * 56) * s
            c.box(bx, base - 500 * s, 40 * s, 76 * s, "#f5efe8", 10 * s)
            c.box(bx + 4 * s, base - 474 * s, 32 * s, 46 * s, tone, 8 * s)
        c.line(curve([(x + 666 * s, base - 424 * s), (x + 650 * s, base - 330 * s), (x + 560 * s, base - 280 * s),
                      (x + 452 * s, base - 268 * s)]), "#a5232c", 5 * s)
        for leg in (120, 540):
            c.line([(x + leg * s, base), (x + leg * s, base - 150 * s)], "#6f757b", 16 * s)
        c.line([(x + 80 * s, base), (x + 580 * s, base)], "#6f757b", 14 * s)
        c.shape(curve([(x - 10 * s, base - 400 * s), (x + 40 * s, base - 410 * s), (x + 190 * s, base - 220 * s),
                       (x + 430 * s, base - 205 * s), (x + 640 * s, base - 150 * s), (x + 640 * s, base - 110 * s),
                       (x + 400 * s, base - 140 * s), (x + 140 * s, base - 140 * s), (x - 30 * s, base - 360 * s),
                       (x - 10 * s, base - 400 * s)]), "#2f6f78")
        shirt, trouser = ((KHAKI, BROWN) if s == 1 else ("#dfe6ea", "#47506a"))
        c.line([(x + 240 * s, base - 262 * s), (x + 430 * s, base - 262 * s), (x + 640 * s, base - 196 * s)], trouser, 66 * s)
        c.box(x + 622 * s, base - 236 * s, 44 * s, 76 * s, "#1d1a1c", 14 * s)
        c.line([(x + 100 * s, base - 378 * s), (x + 240 * s, base - 268 * s)], shirt, 104 * s)
        c.line([(x + 128 * s, base - 380 * s), (x + 250 * s, base - 300 * s)], shirt, 52 * s)
        c.line([(x + 250 * s, base - 300 * s), (x + 452 * s, base - 280 * s)], SKINS[0 if s == 1 else 2], 34 * s)
        c.box(x + 300 * s, base - 316 * s, 30 * s, 40 * s, "#f5efe8", 4 * s)
        c.head(x + 44 * s, base - 464 * s, 52 * s, "hair", 0 if s == 1 else 2)
        c.oval(x + 470 * s, base - 276 * s, 22 * s, 20 * s, "#d8402f")
    c.person(700, 960, 500, "#f4f6f4", "#e6ebe8", "#8fc0b8", 2, ((-0.28, -0.52), (0.17, -0.46)))
    c.box(664, 600, 26, 20, "#b3343a", 4)


def police_post(c: Canvas) -> None:
    c.gradient((0, 0, WIDTH, 660), "#27406f", "#6f78a8", "#e79e83", "#fbd79a")
    c.glow(1250, 580, 560, 380, "#ffe7ad", 0.95)
    c.shape(curve([(820, 640), (980, 520), (1120, 390), (1180, 366), (1250, 410), (1420, 540), (1600, 620)])
            + [(1600, 660), (820, 660)], "#5f648f", "#a9899c")
    c.ridge(632, 20, "#6b6a8c", "#8f7f8f")
    for x in range(-20, WIDTH, 74):
        c.tree(x, 690, c.random.uniform(120, 190), "#2f5550", "#416b58")
    c.gradient((0, 680, WIDTH, HEIGHT), "#6d6470", "#4b4652", "#2c2a34")
    c.shape([(0, 680), (1600, 680), (1600, 716), (0, 730)], "#9a8a74")
    for n in range(7):
        c.shape([(n * 270 - 60, 836), (n * 270 + 90, 836), (n * 270 + 76, 850), (n * 270 - 80, 850)], "#f3e6c4c8")
    for x, tone in ((1320, "#b54a3f"), (1480, "#3f7486")):
        c.car(x, 790, 200, tone, "#00000010", -1)
        c.glow(x - 130, 756, 80, 40, "#fff0c0", 0.8)
    c.shape([(120, 420), (980, 420), (940, 300), (170, 300)], "#8a5d2a", "#5f3d1d")
    c.shape([(100, 424), (1000, 424), (1000, 452), (100, 452)], "#3a2a1c")
    c.box(150, 450, 800, 400, "#efe3c9")
    c.gradient((150, 450, 950, 600), "#cfb58c", "#efe3c9")
    c.box(150, 760, 800, 94, "#5a4630")
    c.kawung(150, 760, 800, 36, "#3d2c1c", "#d3a24e")
    c.box(220, 330, 660, 74, "#2a1f16", 6)
    c.text(550, 368, "POS PENGAMANAN", 46, "#ffd98a")
    c.box(210, 520, 330, 210, "#3b2c20", 5)
    c.gradient((222, 532, 528, 718), "#ffe6a8", "#f6c777")
    c.torso(330, 610, 84, 120, KHAKI)
    c.head(330, 582, 25, "beret", 0)
    c.torso(440, 616, 80, 112, "#d9d2c3")
    c.head(440, 590, 24, "hair", 2)
    c.box(206, 718, 338, 18, "#7d5a3a")
    c.box(620, 520, 180, 330, "#3b2c20", 4)
    c.gradient((634, 534, 786, 850), "#ffdf9c", "#e9ae62")
    c.box(840, 540, 76, 110, "#f8f4e8", 3)
    for n in range(6):
        c.box(850, 556 + n * 14, 34 + (n * 17) % 22, 5, "#8f8574")
    c.glow(550, 470, 420, 130, "#fff0c0", 0.4)
    for x in (250, 550, 850):
        c.glow(x, 470, 130, 110, "#ffe9ae", 0.75)
        c.oval(x, 464, 15, 9, "#fffbe6")
    c.line([(60, 870), (60, 170)], "#d9d2c3", 9)
    c.line([(1120, 880), (1120, 176)], "#d9d2c3", 9)
    c.bunting((60, 180), (550, 196), 56, ("#d6252f", "#fbfaf6", "#e0a33a", "#fbfaf6"))
    c.bunting((550, 196), (1120, 186), 58, ("#fbfaf6", "#d6252f", "#fbfaf6", "#e0a33a"))
    c.bunting((1120, 186), (1680, 70), 80, ("#d6252f", "#fbfaf6", "#e0a33a", "#fbfaf6"))
    c.person(700, 905, 330, KHAKI, BROWN, "peaked", 0)
    c.person(1010, 960, 390, "#f4d23a", BROWN, "peaked", 1, ((-0.19, -0.44), (0.3, -0.72)))
    c.box(968, 762, 84, 12, "#f6f6ee")
    c.line([(1126, 682), (1160, 640)], "#e04a3a", 16)
    for x in (420, 1240, 1450):
        y = 960 + (x % 60)
        c.box(x - 50, y + 86, 100, 14, "#1d1a1f", 4)
        c.shape([(x - 34, y + 88), (x - 9, y - 20), (x + 9, y - 20), (x + 34, y + 88)], "#e8642a")
        c.shape([(x - 23, y + 40), (x - 15, y + 8), (x + 15, y + 8), (x + 23, y + 40)], "#fbf3e2")
        c.shape([(x + 6, y - 20), (x + 9, y - 20), (x + 34, y + 88), (x + 14, y + 88)], "#00000022")


def coffee_stall(c: Canvas) -> None:
    c.gradient((0, 0, WIDTH, 760), "#f5dfb0", "#f0c184", "#c98a58")
    c.glow(300, 240, 560, 420, "#fff5d2", 0.9)
    c.ridge(560, 34, "#d9a878", "#d0a070")
    for x, s in ((60, 330), (1480, 360), (1590, 280)):
        c.tree(x, 790, s, "#6f8a4e", "#93a75a")
    c.palm(180, 790, 420, "#7a8450", 0.1)
    c.gradient((0, 770, WIDTH, HEIGHT), "#c08f60", "#8f623f")
    c.box(350, 300, 960, 500, "#6b4229")
    c.gradient((370, 330, 1290, 600), "#3f2418", "#7d4e30")
    for n in range(13):
        c.line([(372 + n * 76, 330), (372 + n * 76, 610)], "#00000028", 4)
    c.box(420, 424, 300, 12, "#a87646")
    c.box(420, 506, 300, 12, "#a87646")
    for n in range(8):
        tone = ("#d9a13b", "#b3543f", "#e7d8b8", "#6d8f7a")[n % 4]
        c.box(430 + n * 36, 376, 26, 48, tone, 6)
        c.box(430 + n * 36, 372, 26, 9, "#4a2c1b", 3)
        c.box(432 + n * 36, 466 + (n % 2) * 6, 24, 40 - (n % 2) * 6, ("#f3e6cc", "#c0563f")[n % 2], 5)
    c.shape([(280, 330), (1380, 330), (1300, 200), (360, 200)], "#b4472f", "#8c2f22")
    for n in range(11):
        x = 280 + n * 100
        tone = "#f6e8cc" if n % 2 else "#b4472f"
        top = 360 + (x - 280) * 940 / 1100
        c.shape([(top, 200), (top + 85, 200), (x + 100, 330), (x, 330)], tone)
        c.oval(x + 50, 330, 50, 24, tone)
    c.shape([(298, 300), (1361, 300), (1380, 330), (280, 330)], "#0000001a")
    c.box(620, 224, 360, 62, "#3b2318", 8)
    c.text(800, 255, "WARUNG KOPI", 40, "#ffdf9e")
    for x in (560, 1010, 1210):
        c.line([(x, 350), (x, 404)], "#20120c", 3)
        c.glow(x, 430, 170, 150, "#ffe3a0", 0.75)
        c.oval(x, 416, 13, 17, "#fffbe4")
    c.person(900, 800, 330, "#8b3f3a", "#333", "#eed7b0", 2, ((-0.22, -0.5), (0.24, -0.5)))
    c.box(350, 610, 960, 30, "#c2905f", 4)
    c.box(350, 640, 960, 180, "#8a5a38")
    for n in range(12):
        c.line([(350 + n * 87, 642), (350 + n * 87, 818)], "#00000022", 3)
    c.shape(curve([(1030, 606), (1020, 560), (1050, 530), (1100, 530), (1128, 560), (1118, 606)]), "#b8bec2")
    c.line(curve([(1040, 540), (1075, 496), (1112, 540)]), "#3b3f44", 6)
    c.line([(1122, 570), (1158, 536)], "#b8bec2", 12)
    for n in range(4):
        c.oval(1166 + n * 12, 512 - n * 26, 12 + n * 6, 10 + n * 5, "#ffffff30")
    for x in (470, 560, 700, 780, 1220):
        c.box(x, 580, 34, 30, "#fff6e4", 6)
        c.box(x + 5, 584, 24, 8, "#4a2a18", 4)
    for x, shirt, head, skin, size in ((430, "#d9d2c3", "peci", 1, 290), (610, BROWN, "beret", 0, 300),
                                       (800, "#4f7d86", "hair", 3, 290), (985, KHAKI, "beret", 1, 300),
                                       (1170, "#7a4a6c", "#e8c9b8", 2, 280)):
        y = 880
        c.line([(x - size * 0.25, y - size * 0.5), (x - size * 0.31, y - size * 0.26), (x - size * 0.2, y - size * 0.14)], shirt, size * 0.11)
        c.line([(x + size * 0.25, y - size * 0.5), (x + size * 0.31, y - size * 0.26), (x + size * 0.2, y - size * 0.14)], shirt, size * 0.11)
        c.torso(x, y - size * 0.62, size * 0.56, size * 0.66, shirt)
        c.head(x, y - size * 0.8, size * 0.155, f"back-{head}", skin)
    c.box(320, 876, 970, 34, "#5d3721", 8)
    c.box(320, 876, 970, 9, "#8a5a38", 4)
    for x in (380, 800, 1220):
        c.box(x - 16, 908, 32, 70, "#4a2a18")
    c.kawung(0, 0, WIDTH, 72, "#4d1f17", "#e0b05c")
    c.kawung(0, HEIGHT - 76, WIDTH, 76, "#4d1f17", "#e0b05c")
    c.box(0, 72, WIDTH, 6, "#e0b05c")
    c.box(0, HEIGHT - 82, WIDTH, 6, "#e0b05c")


def polling_station(c: Canvas) -> None:
    c.gradient((0, 0, WIDTH, 640), "#a9c7cf", "#dde5d8", "#f6ecd2")
    c.ridge(560, 30, "#9fb9a8", "#a9bf9f")
    for x in range(-20, WIDTH, 130):
        c.tree(x, 640, c.random.uniform(180, 270), "#5a8a63", "#7aa468")
    c.palm(120, 660, 430, "#4a7555", -0.05)
    c.gradient((0, 630, WIDTH, HEIGHT), "#b7b37a", "#9a8a5c", "#6f5d42")
    c.shape([(120, 330), (800, 150), (1480, 330)], "#f4efe2", "#d9d0bb")
    c.shape([(800, 150), (1480, 330), (1010, 330)], "#00000016")
    for n in range(16):
        x = 120 + n * 85
        c.shape([(x, 330), (x + 85, 330), (x + 42, 392)], "#c8443c" if n % 2 else "#fbf7ec")
    c.box(120, 322, 1360, 12, "#b0a58c")
    for x in (140, 480, 1120, 1460):
        c.box(x - 8, 330, 16, 500, "#8c8677")
    c.gradient((150, 400, 1450, 720), "#c9bfa0", "#d8cfae")
    c.box(560, 408, 480, 90, "#7a1f1f", 6)
    c.text(800, 438, "TEMPAT PEMUNGUTAN SUARA", 29, "#fff1d2")
    c.text(800, 474, "TPS 00 CONTOH", 24, "#f0cf97")
    c.gradient((150, 700, 1450, 860), "#a79468", "#97845a")
    for n in range(3):
        x = 200 + n * 150
        c.box(x, 560, 126, 150, "#f7f4ea", 3)
        c.box(x + 8, 568, 110, 134, "#d9d3c2")
        c.box(x, 560, 20, 150, "#ffffff")
        c.box(x + 106, 560, 20, 150, "#cfc8b5")
        c.box(x - 4, 706, 134, 16, "#8a6a48")
        c.box(x + 4, 720, 12, 90, "#6f5338")
        c.box(x + 110, 720, 12, 90, "#6f5338")
    c.person(388, 850, 280, "#4f7d86", "#3b3a4a", "back-hair", 1, ((-0.14, -0.55), (0.14, -0.55)))
    for n, tone in enumerate(("#8d9298", "#c8443c", "#e2b23c", "#3f78b0", "#4f8a5a")):
        x = 700 + n * 118
        c.box(x, 640, 100, 104, "#dfe2e0", 5)
        c.box(x, 640, 100, 22, tone, 5)
        c.box(x + 30, 646, 40, 6, "#26262a", 3)
        c.box(x + 78, 662, 22, 82, "#00000014")
        c.oval(x + 50, 704, 20, 20, tone)
        c.oval(x + 50, 704, 10, 10, "#dfe2e0")
    c.box(680, 742, 620, 20, "#8a6a48", 3)
    c.kawung(690, 762, 600, 72, "#4f2a1c", "#d8aa5c")
    c.person(880, 920, 300, "#b9596a", "#5a3350", "#f2dfc4", 2, ((-0.16, -0.46), (0.02, -0.74)))
    c.box(874, 690, 26, 18, "#ffffff", 2)
    queue = (("#5f7a50", "hair", 1), ("#d9c7a4", "peci", 3), ("#7a6aa0", "#e0c6d6", 2), ("#c98c4a", "hair", 0),
             ("#46647a", "#c9d6c6", 2))
    for n, (shirt, head, skin) in enumerate(queue):
        c.person(1225 + n * 88, 960 + n * 15, 312 + n * 14, shirt, "#3d3c4c", head, skin)
    c.person(210, 1010, 430, KHAKI, BROWN, "peaked", 0, ((-0.19, -0.44), (0.12, -0.48)))
    c.line([(340, 1030), (340, 850)], "#6f5338", 9)
    c.line([(640, 1046), (640, 864)], "#6f5338", 9)
    c.line(curve([(340, 862), (490, 898), (640, 876)]), "#c8443c", 6)
    c.glow(1300, 250, 520, 340, "#fff7d8", 0.5)


def ramadan_dusk(c: Canvas) -> None:
    c.gradient((0, 0, WIDTH, 700), "#10183f", "#33326e", "#8a4f83", "#e58a6d", "#ffce8a")
    c.glow(800, 640, 800, 320, "#ffd792", 0.8)
    for _ in range(90):
        c.oval(c.random.uniform(0, WIDTH), c.random.uniform(0, 300), 1.4, 1.4, "#fff6dca0")
    c.glow(1290, 160, 200, 200, "#fdf3cf", 0.3)
    c.crescent(1290, 160, 62, "#fdf3cf")
    c.ridge(650, 22, "#5a4278", "#7d5478")
    for x, w, h in ((0, 170, 130), (150, 120, 90), (1180, 160, 120), (1320, 130, 170), (1440, 200, 110)):
        c.box(x, 690 - h, w, h + 20, "#3b2d5c")
        for k in range(3):
            c.box(x + 18 + k * w * 0.28, 706 - h, 18, 24, "#ffcf80")
    c.box(470, 470, 660, 240, "#4a3566")
    c.gradient((470, 470, 1130, 710), "#5b4179", "#a8658a")
    c.half(800, 472, 190, 230, "#3aa08f")
    c.half(800, 472, 190, 230, "#2b7f7c")
    c.shape(curve([(640, 470), (655, 350), (730, 272), (790, 250), (740, 320), (715, 400), (712, 470)]), "#56bda7")
    c.line([(800, 246), (800, 190)], "#e8c25a", 6)
    c.crescent(800, 178, 18, "#e8c25a")
    c.box(600, 458, 400, 22, "#e9d5b0", 4)
    for x in (420, 1180):
        c.box(x - 34, 300, 68, 410, "#6d4d84")
        c.box(x + 8, 300, 26, 410, "#573b70")
        c.box(x - 48, 380, 96, 18, "#e9d5b0", 4)
        c.box(x - 44, 300, 88, 14, "#e9d5b0", 4)
        c.half(x, 302, 38, 66, "#2b7f7c")
        c.line([(x, 236), (x, 206)], "#e8c25a", 4)
        c.oval(x, 204, 7, 7, "#e8c25a")
        c.box(x - 12, 330, 24, 40, "#ffdf9a", 12)
        c.glow(x, 350, 60, 60, "#ffe7ab", 0.6)
    for n in range(5):
        x = 550 + n * 125
        c.half(x, 580, 44, 60, "#ffdc92")
        c.box(x - 44, 579, 88, 132, "#ffdc92")
        c.box(x - 3, 522, 6, 190, "#6d4d84")
    c.glow(800, 620, 460, 200, "#ffe3a0", 0.5)
    c.gradient((0, 704, WIDTH, HEIGHT), "#7a4f66", "#4a3450", "#211a30")
    c.shape([(690, 704), (910, 704), (1190, 1067), (410, 1067)], "#ffce8a26")
    for x0, side in ((60, 1), (1540, -1)):
        for n in range(3):
            s = 1 - n * 0.22
            x, y = x0 + side * n * 190, 930 - n * 66
            c.box(x - 150 * s, y - 130 * s, 300 * s, 130 * s, "#54324a", 4)
            for k in range(6):
                a, b = x - 165 * s + k * 55 * s, x - 110 * s + k * 55 * s
                c.shape([(x + (a - x) * 0.86, y - 310 * s), (x + (b - x) * 0.86, y - 310 * s),
                         (b, y - 240 * s), (a, y - 240 * s)], ("#d0563f", "#f6e6c8")[k % 2])
                c.oval((a + b) / 2, y - 240 * s, 27.5 * s, 13 * s, ("#d0563f", "#f6e6c8")[k % 2])
            for k in (-140, 140):
                c.line([(x + k * s, y), (x + k * s, y - 250 * s)], "#2b1c30", 7 * s)
            c.glow(x, y - 190 * s, 190 * s, 150 * s, "#ffdf96", 0.75)
            c.oval(x, y - 214 * s, 10 * s, 13 * s, "#fffbe4")
            c.person(x + 20 * s, y - 6 * s, 250 * s, ("#6f8f9f", "#a7556b", "#8f9a5a")[n], "#33283f",
                     ("#e8d2b0", "peci", "#c9b0d0")[n], n)
            for k in range(7):
                tone = ("#8fc06a", "#e86a5a", "#f3c64e", "#f5efe0")[k % 4]
                c.box(x - 130 * s + k * 38 * s, y - 164 * s, 28 * s, 36 * s, tone, 7 * s)
            c.box(x - 150 * s, y - 126 * s, 300 * s, 130 * s, "#6b3f52", 4)
            c.kawung(x - 150 * s, y - 118 * s, 300 * s, 96 * s, "#4a2338", "#e3ad5e")
    c.bunting((0, 360), (420, 330), 70, ("#e3ad5e", "#3aa08f", "#e86a5a"))
    c.bunting((1180, 330), (1600, 360), 70, ("#3aa08f", "#e3ad5e", "#e86a5a"))
    c.person(690, 960, 310, KHAKI, BROWN, "peaked", 0, ((-0.17, -0.45), (0.2, -0.62)))
    c.person(800, 972, 300, "#e9e2d2", "#39344a", "peci", 1)
    c.person(905, 962, 286, "#3f7f86", "#3b2f55", "#f0dcc0", 2)
    c.person(560, 905, 236, "#d9c7a4", "#3b2f45", "back-peci", 3)
    c.person(1050, 900, 230, "#7a6aa0", "#4a3a60", "back-#d8c2e0", 2)


def mangrove_planting(c: Canvas) -> None:
    x: float
    y: float
    c.gradient((0, 0, WIDTH, 520), "#7fbfd0", "#bfe0da", "#fdf0d0")
    c.glow(330, 330, 480, 340, "#fff9dc", 0.95)
    for x, y, s in ((900, 140, 1.2), (1300, 210, 0.9), (560, 110, 0.7)):
        for dx, r in ((-60, 30), (-16, 44), (34, 38), (74, 26)):
            c.oval(x + dx * s, y - r * 0.2 * s, r * s * 1.2, r * s * 0.6, "#fffaf0")
    c.ridge(500, 18, "#9fc4c6", "#b9d3c8")
    c.gradient((0, 510, WIDTH, 760), "#bfe0d6", "#6fb0b0", "#4f8f92")
    for _ in range(130):
        y = 516 + c.random.random() * 230
        c.box(c.random.uniform(-20, WIDTH), y, 16 + (y - 510) * 0.24, 2, "#f4fff640", 1)
    for x in range(960, WIDTH + 60, 46):
        c.tree(x, 640 + 18 * math.sin(x), c.random.uniform(130, 210), "#3d7a5c", "#63a06a")
        for k in (-16, 0, 16):
            c.line(curve([(x, 596), (x + k, 620), (x + k * 1.8, 660)]), "#4a3b2e", 4)
    c.line([(150, 540), (150, 470), (190, 540), (150, 540)], "#8a4b3c", 4)
    c.shape([(156, 478), (156, 536), (206, 536)], "#f6ecd6")
    c.shape(curve([(110, 544), (230, 544), (210, 566), (130, 566), (110, 544)]), "#a8473a")
    c.shape(curve([(0, 700), (360, 668), (760, 706), (1150, 676), (1600, 716)]) + [(1600, 1067), (0, 1067)],
            "#a68a6a", "#7d6249", "#4e3c2e")
    for n in range(9):
        x, y = (n * 397) % 1600, 740 + (n * 131) % 280
        w = 60 + (y - 700) * 0.4
        c.oval(x, y, w, w * 0.16, "#8fc0bc90")
        c.oval(x - w * 0.1, y - w * 0.02, w * 0.7, w * 0.08, "#d5ece280")

    def seedling(x: float, y: float, s: float) -> None:
        c.oval(x, y, s * 0.26, s * 0.06, "#3a2c2260")
        c.line([(x + s * 0.13, y), (x + s * 0.13, y - s * 0.9)], "#b9975c", s * 0.05)
        c.line([(x, y), (x, y - s * 0.75)], "#4a6b3a", s * 0.06)
        for dx, dy, tone in ((-0.2, -0.86, "#5f9a4c"), (0.2, -0.9, "#4c8444"), (-0.14, -0.62, "#4c8444"),
                             (0.15, -0.66, "#6fae55"), (0, -1.06, "#7cba5c")):
            tip, mid = (x + dx * s * 1.4, y + dy * s), (x + dx * s * 0.5, y + (dy - 0.12) * s)
            low = (x + dx * s * 0.9, y + (dy + 0.12) * s)
            c.shape(curve([(x, y - s * 0.6), mid, tip]) + curve([tip, low, (x, y - s * 0.6)]), tone)

    for row, (y, s) in enumerate(((745, 44), (795, 58), (860, 78), (945, 104), (1045, 140))):
        gap = s * 2.3
        for n in range(int(WIDTH / gap) + 2):
            x = n * gap + (row % 2) * gap / 2
            if not (row > 1 and 430 < x < 1240):
                seedling(x, y, s)
    c.person(700, 800, 230, "#d9c7a4", "#4a4458", "caping", 3, ((-0.17, -0.5), (0.2, -0.36)))
    c.person(1040, 815, 240, "#a7556b", "#5a3a52", "#efe0c8", 2, ((-0.2, -0.36), (0.17, -0.5)))
    c.person(915, 850, 270, "#e8a63a", "#3b4a5c", "hair", 1, ((-0.17, -0.5), (0.2, -0.4)))
    c.person(560, 960, 400, KHAKI, BROWN, "peaked", 0, ((-0.18, -0.45), (0.3, -0.44)))
    seedling(690, 790, 88)
    c.person(850, 985, 390, "#3f7f86", "#39435a", "#f3e3c6", 2, ((-0.17, -0.44), (0.17, -0.45)))
    c.person(1130, 990, 410, BROWN, BROWN, "beret", 1, ((-0.2, -0.4), (0.2, -0.56)))
    c.line([(1212, 760), (1236, 1010)], "#8a6a48", 10)
    c.shape([(1222, 985), (1252, 982), (1258, 1046), (1240, 1062), (1224, 1048)], "#6f757b")
    seedling(960, 1030, 120)
    seedling(380, 1020, 120)


def soup_kitchen(c: Canvas) -> None:
    c.gradient((0, 0, WIDTH, 700), "#dfe3dc", "#eee6d2")
    c.gradient((0, 660, WIDTH, HEIGHT), "#b49f7f", "#7d684f")
    for x in range(0, WIDTH + 1, 200):
        c.line([(x, 690), ((x - 800) * 1.9 + 800, HEIGHT)], "#5e4d3a50", 3)
    for x in (110, 620, 1130):
        c.box(x, 210, 360, 290, "#8b6b4c", 4)
        c.gradient((x + 14, 224, x + 346, 486), "#6f8696", "#b3c0c0")
        for k in range(0, 332, 12):
            c.line([(x + 14 + k, 224), (x + 6 + k, 486)], "#ffffff2c", 1)
        c.box(x + 174, 224, 12, 262, "#8b6b4c")
    c.shape([(0, 0), (WIDTH, 0), (WIDTH, 96), (0, 96)], "#9a4f3b", "#7c3b2c")
    for n in range(16):
        c.oval(n * 108 + 50, 96, 54, 40, "#c96a4b" if n % 2 else "#f3dfb6")
    c.box(520, 134, 560, 58, "#3f6a58", 6)
    c.text(800, 163, "DAPUR UMUM", 36, "#fff3dd")
    for x, tall, shirt, head, skin in ((250, 430, "#4f7f86", "#efe0c8", 1), (520, 450, KHAKI, "peaked", 0),
                                       (800, 425, "#b9596a", "#d6b6a6", 2), (1080, 455, BROWN, "beret", 1),
                                       (1350, 430, "#e0a13a", "#f3e6c3", 3)):
        c.person(x, 890, tall, shirt, "#39435a", head, skin, ((-0.17, -0.5), (0.19, -0.5)))
    c.gradient((60, 740, 1540, 776), "#f2e3c2", "#d2ba8c")
    c.gradient((90, 776, 1510, 940), "#a97c4e", "#6f4d30")
    for x in range(90, 1511, 142):
        c.line([(x, 776), (x, 940)], "#00000024", 3)
    for x, r in ((300, 92), (960, 98)):
        for n, dx in enumerate((-34, 0, 34)):
            c.line(curve([(x + dx, 590), (x + dx + 18, 540), (x + dx - 14, 490), (x + dx + 10, 430 - n * 12)]), "#ffffff50", 9)
        c.oval(x, 640, r, 22, "#4c5157")
        c.oval(x, 638, r - 12, 15, "#f4ecd8")
        c.shape([(x - r, 640), (x + r, 640), (x + r * 0.9, 748), (x - r * 0.9, 748)], "#9aa1a7", "#5b6167")
        c.box(x - r - 18, 662, 22, 14, "#3c4045", 5)
        c.box(x + r - 4, 662, 22, 14, "#3c4045", 5)
    for row, count in enumerate((5, 4, 3)):
        for n in range(count):
            x, y = 500 + n * 58 + row * 29, 712 - row * 40
            c.shape([(x, y + 30), (x + 27, y - 12), (x + 54, y + 30)], "#b98a52", "#8d6336")
            c.line([(x + 27, y - 12), (x + 27, y + 30)], "#f1dcae70", 3)
    for n in range(6):
        c.box(1140 + n * 56, 690, 40, 56, "#cfe4ea", 8)
        c.box(1151 + n * 56, 676, 18, 16, "#3b7fa6", 3)
        c.box(1140 + n * 56, 712, 40, 14, "#3b7fa6")
    c.gradient_shade(960, "#2b2118", 0.3)


def relief_goods(c: Canvas) -> None:
    c.gradient((0, 0, WIDTH, 640), "#c9d3d2", "#e6e2d0")
    c.ridge(430, 24, "#a9bab2", "#b7c4b4")
    for x in range(20, WIDTH, 118):
        c.tree(x, 520, c.random.uniform(110, 170), "#6f8a74", "#86a086")
    c.gradient((0, 500, WIDTH, HEIGHT), "#a3967a", "#7a6a52", "#5a4c3a")
    for _ in range(40):
        x, y = c.random.uniform(0, WIDTH), c.random.uniform(540, HEIGHT)
        c.oval(x, y, 30 + (y - 520) * 0.2, 4 + (y - 520) * 0.03, "#d5ddd830")
    c.shape([(150, 470), (800, 190), (1450, 470)], "#b5653f", "#8a4630")
    c.box(210, 470, 1180, 220, "#efe3c8")
    for x in (220, 500, 1080, 1360):
        c.gradient((x, 470, x + 22, 700), "#8b6b4c", "#5d4632")
    c.box(560, 386, 480, 58, "#7a1f1f", 6)
    c.text(800, 415, "POSKO PENGUNGSI", 32, "#fff3dd")
    for x in (280, 1150):
        c.box(x, 520, 170, 110, "#6b5442", 4)
        c.gradient((x + 10, 530, x + 160, 620), "#54656c", "#8e9c9c")
    for x, y, tall, shirt, head, skin in ((640, 720, 210, "#5f7a50", "hair", 1), (745, 716, 200, "#c9a04a", "#d6b6a6", 2),
                                          (860, 722, 214, "#6f8f9f", "peci", 3), (960, 716, 196, "#b9596a", "#efe0cc", 2)):
        c.person(x, y, tall, shirt, "#333a48", head, skin)
    def carton(x: float, y: float, w: float, label: str, tone: str) -> None:
        h = w * 0.66
        c.oval(x + w / 2, y + h, w * 0.6, w * 0.06, "#00000030")
        c.box(x, y, w, h, tone, 4)
        c.box(x + w * 0.44, y, w * 0.12, h, "#f3e3bd70")
        c.box(x + w * 0.16, y + h * 0.34, w * 0.68, h * 0.34, "#fbf3df", 3)
        c.text(x + w / 2, y + h * 0.51, label, w * 0.115, "#5a3d24")
    for x, y, label, tone in ((90, 800, "SELIMUT", "#b98a58"), (285, 806, "POPOK", "#a97a4a"), (186, 684, "AIR BERSIH", "#c59a68"),
                              (1150, 800, "BERAS", "#b08050"), (1345, 806, "SELIMUT", "#c0905e"), (1246, 684, "OBAT", "#b98a58")):
        carton(x, y, 186, label, tone)
    c.person(600, 985, 420, KHAKI, BROWN, "peaked", 0, ((-0.17, -0.46), (0.24, -0.5)))
    c.person(960, 990, 400, "#3f7f86", "#39435a", "#f3e3c6", 2, ((-0.24, -0.5), (0.17, -0.46)))
    carton(690, 748, 180, "SELIMUT", "#c59a68")
    c.gradient_shade(980, "#2b2118", 0.3)


def water_gauge(c: Canvas) -> None:
    """Drawn for a cut of the middle: nothing that matters stands left of 400 or right of 1200."""
    c.gradient((0, 0, WIDTH, 560), "#63738a", "#97a5b0", "#cdcfc6")
    for x, y, s in ((480, 90, 2.0), (820, 50, 2.4), (1130, 110, 2.0)):
        for dx, dy, r in ((-60, 10, 46), (0, -10, 62), (64, 12, 50)):
            c.oval(x + dx * s, y + dy * s, r * s * 1.3, r * s * 0.6, "#4f5f7448")
    c.ridge(500, 26, "#8b9a9d", "#9aa6a0")
    for x in range(360, 1260, 70):
        c.tree(x, 600, c.random.uniform(130, 210), "#5c7268", "#6d8476")
    c.palm(1110, 640, 330, "#4c635a", 0.1)
    c.reflect(610, 457, "#7c6850", 0.42, 1.6)
    for _ in range(170):
        y = 620 + c.random.random() ** 0.8 * 440
        w = 16 + (y - 610) * 0.26
        c.box(c.random.uniform(360, 1240), y, w, 1.6 + (y - 610) * 0.007, c.random.choice(("#c8b69340", "#4c3d2e40")), 1.5)
    c.gradient((690, 190, 714, 900), "#6a5138", "#48371f")
    c.box(600, 200, 194, 660, "#f6f1e2", 6)
    for n in range(13):
        y, long = 232 + n * 50, n % 2 == 0
        c.box(600, y, 96 if long else 58, 8, "#23292e")
        if long:
            c.text(742, y + 4, str(240 - n * 10), 40, "#8c1d18" if n < 7 else "#23292e")
    for n in range(3):
        c.oval(697, 862 + n * 5, 190 - n * 34, 18 - n * 4, "#d9c9a63a" if n % 2 else "#3b2f2440")
    c.shape(curve([(360, 950), (640, 922), (930, 936), (1240, 912)]) + [(1240, 1067), (360, 1067)], "#8b8372", "#5f5748")
    for x in range(380, 1240, 96):
        c.line([(x, 950), (x - 26, 1067)], "#00000022", 3)
    c.person(980, 1010, 500, KHAKI, BROWN, "peaked", 1, ((-0.3, -0.7), (0.17, -0.46)))
    c.gradient_shade(990, "#2b2118", 0.3)
    c.rain(260, "#ffffff30")


# fmt: on


def _jpeg(image: Image.Image) -> bytes:
    """The picture as JPEG, a little coarser where it would weigh more than 120 kB."""
    for quality in range(82, 68, -2):
        found = BytesIO()
        image.save(found, "JPEG", quality=quality, optimize=True, progressive=True)
        if found.tell() <= 120_000:
            break
    return found.getvalue()


Scene = Callable[[Canvas], None]
SCENES: tuple[tuple[str, Scene], ...] = (
    ("2023/11/warung-curhat.jpg", coffee_stall),
    ("2023/11/tanam-mangrove.jpg", mangrove_planting),
    ("2023/12/pos-pengamanan.jpg", police_post),
    ("2023/12/pelabuhan-senja.jpg", harbour),
    ("2024/01/banjir-evakuasi.jpg", flood_boat),
    ("2024/01/halaman-sekolah.jpg", school_yard),
    ("2024/01/patroli-malam.jpg", patrol_at_night),
    ("2024/02/balai-desa.jpg", village_hall),
    ("2024/02/donor-darah.jpg", blood_donation),
    ("2024/02/semeru-fajar.jpg", semeru_at_dawn),
    ("2024/02/tps-pemilu.jpg", polling_station),
    ("2024/03/pasar-pagi.jpg", morning_market),
    ("2024/03/senja-ramadan.jpg", ramadan_dusk),
    ("2024/03/zebra-cross.jpg", zebra_crossing),
    ("2024/01/dapur-umum.jpg", soup_kitchen),
    ("2024/01/papan-air.jpg", water_gauge),
    ("2024/01/posko-pengungsi.jpg", relief_goods),
)
UPRIGHT = {"2024/01/papan-air.jpg": 800}
"""Pictures that are taller than wide, and how wide they are."""


def main() -> None:
    """Every picture lies below the content folder given, or the repository's own."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "content"
    for seed, (name, scene) in enumerate(SCENES, start=1):
        canvas = Canvas(seed)
        scene(canvas)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_jpeg(canvas.finished(UPRIGHT.get(name, WIDTH))))


if __name__ == "__main__":
    main()
