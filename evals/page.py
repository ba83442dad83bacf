"""How long the page takes from the command to the first answer, and the memory of its server. Run: python -m evals.page

Figures are printed beside their aims; none is a test, since machines differ. Memory is read from /proc (Linux).
The first start compiles all libraries and builds the search index, as right after an installation without compiled
libraries; the later ones find both. Seconds of processor time tell a slow machine from a busy one.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

AIM_SECONDS = 10
MOST_SECONDS = 120
ROUNDS = 3
SETTLE_SECONDS = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        for number in range(1, ROUNDS + 1):
            seconds, processor, mebibytes = start(Path(home))
            kind = "first start" if number == 1 else "warm start"
            told = f"page ready after {seconds:5.1f} s (aim {AIM_SECONDS}), {processor:.1f} s of processor time"
            print(f"{kind}: {told}, server {mebibytes:.0f} MiB resident")


def start(home: Path) -> tuple[float, float, float]:
    """Seconds until the page answers, by the clock and of the processor, and the server's memory then in MiB."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from coach.cli import main; main()", "serve", "--no-browser", "--port", str(port)]
    began = time.perf_counter()
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "COACH_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/", began)
        return time.perf_counter() - began, processor_seconds(server.pid), resident(server.pid)
    finally:
        time.sleep(SETTLE_SECONDS)  # the search that is made ready beside the page
        server.terminate()
        server.wait()


def wait_for(url: str, began: float) -> None:
    while time.perf_counter() - began < MOST_SECONDS:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.05)
    raise SystemExit(f"no page after {MOST_SECONDS} s")


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


if __name__ == "__main__":
    main()
