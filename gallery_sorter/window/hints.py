"""What the window says in place of hints that name commands and options: where a person finds the same in the window.

The core speaks to whoever typed a command; this table alone turns that into what can be done without one.
"""

from collections.abc import Mapping

from gallery_sorter.base.sentence import Sentence

# The core's template -> what is said here, with the same values in its fields.
HINTS: Mapping[str, Sentence] = {
    "Merge it into another class, or train a model without it (`train --only`).": Sentence(
        "Merge it into another class, or train a model without it (“Only the classes chosen”)."
    ),
    "`history` lists them.": Sentence("The history lists them."),
    "`models list` shows those there are.": Sentence("Each training that you keep adds one."),
    "See that {} can be written to and has room, or name another folder with --data-dir.": Sentence(
        "See that {} can be written to and has room."
    ),
    "Leave out --device.": Sentence("Start the program without naming a device."),
    "Install both, or leave out --device.": Sentence("Install both, or start the program without naming a device."),
    "Add the folder of another class, or leave out --only.": Sentence(
        "Add the folder of another class, or don't choose “Only the classes chosen”."
    ),
    "Label more pictures, or leave out new classes with --leave-out-few, the model's with --only.": Sentence(
        "Label more pictures, or choose “Only the classes chosen”."
    ),
    "Free some space, name another --data-dir, or train on fewer pictures.": Sentence(
        "Free some space, or train on fewer pictures."
    ),
    "`quick` needs none. The full installation with pip brings torch: README.md says how.": Sentence(
        "“Quick” needs none. The full installation with pip brings torch: README.md says how."
    ),
}
