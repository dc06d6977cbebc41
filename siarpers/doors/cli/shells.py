"""How bash, zsh and fish ask what TAB may offer, and how they are answered.

Click's own scripts put a value with a space in as two words, and lose what stands before
the “=” of `--author=Ri`; these send the line as it was typed.
"""

from __future__ import annotations

import os
import re
from typing import ClassVar

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)


class _Answer(ShellComplete):
    """Reads the line up to the cursor from COMP_LINE."""

    def get_completion_args(self) -> tuple[list[str], str]:
        line = os.environ["COMP_LINE"]
        _, *args, last = split_arg_string(f"{line}|")  # so that there is a last word
        return args, last[:-1]


class Bash(_Answer, BashComplete):
    source_template: ClassVar[str] = """
# TAB completes siarpers.
%(complete_func)s() {
    local kind value
    COMPREPLY=()
    while IFS=, read -r kind value; do
        case $kind in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(COMP_LINE="${COMP_LINE:0:COMP_POINT}" %(complete_var)s=bash_complete \\
        "${1/#\\~\\//$HOME/}" 2>/dev/null)
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    def format_completion(self, item: CompletionItem) -> str:
        """Bash puts in what it is given, behind the quote that is open."""
        quote = _OPEN_QUOTE.search(_CLOSED.sub("", os.environ["COMP_LINE"]))
        unsafe, safe = _ESCAPES[quote.group() if quote else ""]
        value = unsafe.sub(safe, item.value) if item.type == "plain" else item.value
        return f"{item.type},{value}"


_CLOSED = re.compile(r"""\\.|'[^']*'|"(?:\\.|[^"\\])*\"""")
_OPEN_QUOTE = re.compile("['\"]")
_ESCAPES = {
    "": (re.compile(r"[^\w@%+=:,./-]"), r"\\\g<0>"),
    '"': (re.compile(r'["$`\\]'), r"\\\g<0>"),
    "'": (re.compile("'"), r"'\\''"),
}
"""By the quote that is open: what bash would not take as it stands, and how it is written."""


class Zsh(_Answer, ZshComplete):
    source_template: ClassVar[str] = """
# TAB completes siarpers.
%(complete_func)s() {
    local line kind value told
    local -a bare told_of before
    (( $+commands[%(prog_name)s] )) || return 1
    line="${(j: :)words[1,CURRENT]}"
    [[ $PREFIX == --*=* ]] && compset -P 1 '*=' && before=(-i "$IPREFIX")
    for kind value told in "${(@f)$(COMP_LINE=$line %(complete_var)s=zsh_complete \\
        %(prog_name)s 2>/dev/null)}"; do
        case $kind in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            plain) [[ $told == _ ]] && bare+=("$value") || told_of+=("$value:$told") ;;
        esac
    done
    (( $#told_of )) && _describe -V unsorted told_of -U $before
    (( $#bare )) && compadd -U $before -V unsorted -a bare
}

(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef %(complete_func)s %(prog_name)s
"""

    def format_completion(self, item: CompletionItem) -> str:
        told = " ".join((item.help or "_").split())
        value = item.value.replace(":", "\\:") if item.help else item.value  # for _describe
        return f"{item.type}\n{value}\n{told}"


class Fish(_Answer, FishComplete):
    source_template: ClassVar[str] = """
# TAB completes siarpers.
function %(complete_func)s
    type -q %(prog_name)s; or return
    set -l line (commandline -cp | string join ' ')
    for answer in (env COMP_LINE="$line" %(complete_var)s=fish_complete \\
            %(prog_name)s 2>/dev/null)
        set -l found (string split -m 1 , -- $answer)
        switch $found[1]
            case dir
                __fish_complete_directories $found[2]
            case file
                __fish_complete_path $found[2]
            case plain
                echo $found[2]
        end
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""

    def complete(self) -> str:
        """Every offer is the whole word, for fish shows no others than go on as it was typed."""
        args, typed = self.get_completion_args()
        offers = self.get_completions([*args], typed)
        option, mark, _ = typed.partition("=") if typed.startswith("--") else ("", "", "")
        before = f"{option}=" if mark else ""
        for item in offers:
            if item.type == "plain":
                item.value = f"{before}{item.value}"
        return "\n".join(self.format_completion(item) for item in offers)


ANSWERING: dict[str, type[_Answer]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}
for _shell in ANSWERING.values():
    add_completion_class(_shell)


def script(shell: str, cli: click.Command) -> str:
    """What a person's shell reads when it starts.

    It begins with an empty line: what it is appended to may end without one.
    """
    return ANSWERING[shell](cli, {}, "siarpers", "_SIARPERS_COMPLETE").source()
