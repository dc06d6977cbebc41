"""Every question a page can ask of the archive, each one small frozen class."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

import msgspec

from siarpers.store.questions.calendar import Beside, Calendar, Contents, Day, Month, Months
from siarpers.store.questions.lists import (
    Changed,
    Latest,
    ListNamed,
    Lists,
    Newest,
    News,
    Standing,
)
from siarpers.store.questions.neighbourhood import Neighbourhood
from siarpers.store.questions.people import Amendments, Statements
from siarpers.store.questions.question import Question
from siarpers.store.questions.single import Address, PhotoShown

_ASKABLE: tuple[Any, ...] = (
    Address,
    Amendments,
    Beside,
    Calendar,
    Changed,
    Contents,
    Day,
    Latest,
    ListNamed,
    Lists,
    Month,
    Months,
    Neighbourhood,
    Newest,
    News,
    PhotoShown,
    Standing,
    Statements,
)
_BY_KIND = {question.kind: question for question in _ASKABLE}


def args_of(question: Any) -> str:
    """The question's arguments as JSON text: with its kind, its name in the store."""
    return msgspec.json.encode(astuple(question)).decode()


def question_from(kind: str, args: str) -> Question[Any]:
    """The question that was stored as kind and arguments."""
    values = (tuple(v) if isinstance(v, list) else v for v in msgspec.json.decode(args))
    question: Question[Any] = _BY_KIND[kind](*values)
    return question
