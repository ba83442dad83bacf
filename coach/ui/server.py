"""Serving the page on this machine alone: own headers, no request to another host, no telemetry."""

import socket
import webbrowser
from errno import EADDRINUSE
from functools import partial
from pathlib import Path
from threading import Thread

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from starlette.middleware.base import RequestResponseEndpoint
from starlette.middleware.trustedhost import TrustedHostMiddleware

from coach.app import Coach
from coach.errors import CoachError, UserInputError
from coach.settings import open_doors
from coach.ui import render
from coach.ui.page import Page
from coach.ui.parts import told

FONT = ["system-ui", "-apple-system", "Segoe UI", "sans-serif"]
THEME = gr.themes.Base(primary_hue="teal", font=FONT, font_mono=["ui-monospace", "monospace"]).set(
    body_text_color_subdued="*neutral_600",
    body_text_color_subdued_dark="*neutral_400",
    input_placeholder_color="*neutral_600",
    input_placeholder_color_dark="*neutral_400",
    link_text_color="*primary_700",
    link_text_color_dark="*primary_300",
    color_accent="*primary_700",
    button_secondary_background_fill="*neutral_100",
    button_secondary_background_fill_dark="*neutral_700",
    button_large_text_weight="500",
    button_large_text_size="*text_md",
    checkbox_label_background_fill="transparent",
    checkbox_label_background_fill_dark="transparent",
    checkbox_label_background_fill_hover="*neutral_50",
    checkbox_label_background_fill_hover_dark="*neutral_800",
    checkbox_border_color="*neutral_500",
    checkbox_border_color_dark="*neutral_400",
    button_primary_background_fill="*primary_700",
    button_primary_background_fill_dark="*primary_700",
    button_primary_background_fill_hover="*primary_800",
    button_primary_background_fill_hover_dark="*primary_800",
    button_primary_text_color="white",
)
FILES = ("page.css", "page.js", "paper.css")
CSS, SCRIPT, PAPER_CSS = ((Path(__file__).parent / name).read_text(encoding="utf-8") for name in FILES)
PAPER = (
    "<!doctype html><html lang='en'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
    "<title>Career plan</title><style>{css}</style><main class='plan'><h1>Career plan</h1>{plan}</main>"
    "<script>addEventListener('load', () => print())</script></html>"
)
HOST = "127.0.0.1"
THREADS = 40
BACKLOG = 64  # connections that wait while the page is being made
GRACE = 3  # seconds an open page may hold up the end
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; connect-src 'self'; "
    "worker-src 'self' blob:; frame-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
OPEN = "The page is at {url} (press Ctrl+C to end). {where}"


def application(page: Page) -> FastAPI:
    """The page with its headers, as an ASGI application. Raises UserInputError when the environment opens it up."""
    doors = open_doors()
    if doors:
        raise UserInputError(f"{doors[0]} is set; it would open your data to others. Unset it and start again.")
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.middleware("http")(_guarded)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    app.get("/health")(_health)
    app.get("/print")(partial(_print, page.coach))
    app.get("/export/{format}")(partial(_export, page.coach))
    blocks = page.blocks()
    blocks.max_threads = THREADS
    blocks.queue(default_concurrency_limit=None, max_size=64, api_open=False)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        theme=THEME,
        css=CSS,
        js=SCRIPT,
        show_error=False,
        run_history=False,
        footer_links=[],
        max_file_size="10mb",
        ssr_mode=False,
        enable_monitoring=False,
        allowed_paths=[],
        pwa=False,
    )
    return mounted


async def _guarded(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """An answer to this page alone, with its headers."""
    origin = request.headers.get("origin")
    if request.method != "GET" and origin and origin.split("//")[-1] != request.headers.get("host"):
        return Response("This page answers only itself.", status_code=403)
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _health() -> dict[str, str]:
    return {"status": "ok"}


def _export(coach: Coach, format: str) -> Response:
    """The plan as a file, made when asked for: no copy of it is left in a folder."""
    try:
        data = coach.export(coach.current(), format)
    except CoachError as error:
        return _refused(error)
    named = {"Content-Disposition": f'attachment; filename="career-plan.{format}"'}
    return Response(data, media_type="application/octet-stream", headers=named)


def _print(coach: Coach) -> Response:
    """The whole plan on a page of its own, for paper; the browser is asked to print it."""
    try:
        saved = coach.current()
        shown = render.Shown.of(coach.plan_of(saved.state), saved.state.profile, coach.framework)
    except CoachError as error:
        return _refused(error)
    return HTMLResponse(PAPER.format(css=PAPER_CSS, plan=shown.whole()))


def _refused(error: CoachError) -> Response:
    """An error as plain text: not found where the person can mend it, else not to be had now."""
    missing = isinstance(error, UserInputError)
    return Response(str(error), status_code=404 if missing else 503, media_type="text/plain; charset=utf-8")


def serve(coach: Coach, port: int, *, browser: bool) -> None:
    """Serve until interrupted. Raises UserInputError when the port is taken."""
    url = f"http://{HOST}:{port}"
    with _listening(port) as listening:
        page = Page(coach)
        app = application(page)
        print(OPEN.format(url=url, where=told(coach.model)), flush=True)  # noqa: T201 the one line a person needs
        if browser:
            webbrowser.open(url)
        Thread(target=page.warm, name="warm").start()
        try:
            config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=GRACE)
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            page.close()  # replies in work are finished or kept as far as they came


def _listening(port: int) -> socket.socket:
    """The port, taken before anything else is done: whoever opens the page early waits rather than being refused."""
    try:
        return socket.create_server((HOST, port), backlog=BACKLOG)
    except OSError as error:
        why = (
            "is in use, perhaps by the coach itself"
            if error.errno == EADDRINUSE
            else f"can't be used: {error.strerror}"
        )
        raise UserInputError(f"Port {port} {why}. Choose another with --port.") from None
