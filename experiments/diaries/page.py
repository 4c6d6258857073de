"""The diary as one small page that holds everything it shows; every word on it is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from experiments.diaries.telling import Life, opening, reasons, rows

if TYPE_CHECKING:
    from experiments.diaries.words import Speech
    from experiments.report.words import Words
    from experiments.rundir import RunDir

_STYLE = (
    "body{font:16px/1.55 system-ui,sans-serif;color:#1b1f24;max-width:62rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #d5dae0;padding:.4rem .6rem;"
    "text-align:left;vertical-align:top}td:first-child{white-space:nowrap;color:#59636e}svg{width:100%;height:auto}"
)


def html(life: Life, speech: Speech, words: Words, svg: str) -> str:
    """Return the page.

    Parameters
    ----------
    svg
        The figure.
    """
    title = escape(speech.say("title", customer=life.customer))
    names = [words.policy(name) for name in life.policies]
    head = "".join(f"<th scope=col>{escape(text)}</th>" for text in (speech.say("month"), *names))
    body = "".join(
        f"<tr><td>{month}</td>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
        for month, cells in rows(life, speech)
    )
    why = "".join(
        f"<li>{escape(line)}</li>"
        for name, told in life.pages.items()
        for line in reasons(told, words.policy(name), speech)
    )
    intro = "".join(f"<p>{escape(line)}</p>" for line in opening(life, speech, words))
    drawing = svg[svg.index("<svg") :]
    return (
        f'<!doctype html><html lang="{speech.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body><h1>{title}</h1>{intro}{drawing}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        f"<ul>{why}</ul><p>{escape(speech.say('why.note'))}</p></body></html>\n"
    )


def report(rundir: RunDir, life: Life, speech: Speech, words: Words, svg: bytes) -> None:
    """Write ``report.html``: the diary as a study's page.

    Parameters
    ----------
    svg
        The figure.
    """
    from experiments.figures import Drawn
    from experiments.report.study_page import Table, write_page

    title = speech.say("title", customer=life.customer)
    who, *others = opening(life, speech, words)
    why = [line for name, told in life.pages.items() for line in reasons(told, words.policy(name), speech)]
    head = [speech.say("month"), *(words.policy(name) for name in life.policies)]
    write_page(
        rundir, language=speech.language, title=title, paragraphs=[who, *others, *why, speech.say("why.note")],
        drawn=[Drawn("diary", title, "", svg)],
        tables=[Table(title, head, [[str(month), *cells] for month, cells in rows(life, speech)])],
    )  # fmt: skip
