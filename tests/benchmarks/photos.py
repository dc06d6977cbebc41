"""Time photos and share cards: developed for the first time, found again, and among an archive.

    python tests/benchmarks/photos.py [PHOTO]

PHOTO is a photo as a telephone takes it; without one, a drawing of 4000×3000 pixels with
noise stands for it.  Printed are the time of one photo with one thread and with two, the
time when it is found developed, what each reader loads of it, and the time of a card.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from siarpers.site.pictures.darkroom import Darkroom
from siarpers.site.pictures.sharecard import CardPress, CardWords

TIMES = 8


def drawn() -> bytes:
    """A photo of twelve megapixels with as much detail as one has."""
    ground = Image.linear_gradient("L").resize((4000, 3000)).convert("RGB")
    noise = Image.effect_noise((4000, 3000), 40).convert("RGB")
    data = io.BytesIO()
    Image.blend(ground, noise, 0.15).save(data, "JPEG", quality=92)
    return data.getvalue()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    told: list[str] = []
    data = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else drawn()
    with tempfile.TemporaryDirectory() as folder:
        room = Darkroom(Path(folder))

        def develop(number: int) -> object:
            return room.develop(f"{number:016x}", data, full=False)

        alone = statistics.median(seconds(lambda n=n: develop(n)) for n in range(TIMES))
        with ThreadPoolExecutor(2) as pool:
            both = seconds(lambda: list(pool.map(develop, range(TIMES)))) / TIMES
        found = statistics.median(seconds(lambda: room.shot(f"{0:016x}")) for _ in range(TIMES))
        shot = room.shot(f"{0:016x}")
        assert shot
        told.append(f"photo of {shot.width}×{shot.height}, {len(data):,} bytes")
        told.append(f"developed: {alone * 1000:.0f} ms, {both * 1000:.0f} ms each with two threads")
        told.append(f"found developed: {found * 1000:.1f} ms")
        for variant, made in shot.prints.items():
            told.append(f"{variant:>10} {made.width}×{made.height} {made.bytes:>9,} bytes")
    press = CardPress()
    words = [f"Polisi Lumajang bersama warga desa {n} menjaga malam" for n in range(200)]
    cards = [
        CardWords("Polres Lumajang", title, "IWO.OR.ID · 1 Februari 2024", "") for title in words
    ]
    first = seconds(lambda: press.draw(cards[0]))
    rest = statistics.median(seconds(lambda card=card: press.draw(card)) for card in cards)
    size = len(press.draw(cards[0]))
    told.append(f"card: first {first * 1000:.0f} ms, then {rest * 1000:.1f} ms, {size:,} bytes")
    sys.stdout.write("\n".join((*told, "")))


if __name__ == "__main__":
    main()
