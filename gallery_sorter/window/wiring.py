"""Which signal leads where: the one place that knows all parts of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog

from gallery_sorter.app.events import Receipt
from gallery_sorter.base.progress import Progress
from gallery_sorter.window import desktop
from gallery_sorter.window.empty_states import no_stacks_text
from gallery_sorter.window.note_wiring import wire_note
from gallery_sorter.window.sections import Key, Kind
from gallery_sorter.window.settings_wiring import wire_settings
from gallery_sorter.window.sorting import Told
from gallery_sorter.window.train_wiring import wire_training
from gallery_sorter.window.watch_wiring import wire_watching
from gallery_sorter.window.wording import in_language, translate

if TYPE_CHECKING:
    from gallery_sorter.window.main_window import MainWindow

_TILE_STEP = 24  # pixels that a key makes the tiles larger or smaller


def wire(window: MainWindow) -> None:
    """Connect everything, once."""
    _wire_menus(window)
    _wire_gallery(window)
    _wire_work(window)
    _wire_panels(window)


def _wire_menus(window: MainWindow) -> None:
    menus, view, labelling = window.menus, window.view, window.labelling
    for name, slot in {
        "open": lambda: _ask_folder(window),
        "open-pictures": lambda: _ask_pictures(window),
        "refresh": lambda: window.open_paths(window.opening.paths),
        "quit": window.leave,
        "undo": window.steps.undo,
        "redo": window.steps.redo,
        "select-all": view.select_all,
        "find": window.menu_corner.search.setFocus,
        "move-to": labelling.ask,
        "confirm": labelling.confirm,
        "forget": labelling.forget,
        "discard": labelling.discard,
        "show-in-folder": lambda: _with_current(window, desktop.show_in_folder),
        "open-file": lambda: _with_current(window, desktop.open_file),
        "copy-path": lambda: desktop.copy_paths([item.shown.path for item in view.selection.items]),
        "unsure": lambda: view.visit(Key(Kind.UNSURE)),
        "larger": lambda: window.menu_corner.sizes.setValue(view.tile + _TILE_STEP),
        "smaller": lambda: window.menu_corner.sizes.setValue(view.tile - _TILE_STEP),
        "paste": lambda: window.pasting.take(QApplication.clipboard().mimeData()),
        "look": window.look_closely,
        "fold": view.fold,
        "look-alikes": window.stacks.open,
        "sort": window.begin_sort,
        "stop": window.stream.cancel,
        "history": window.history.open,
        "roll-back": window.training.roll_back,
        "watch": window.watching.open,
        "train": lambda: window.training.open(window.opening.folder),
        "settings": window.settings.open,
        "shortcuts": window.help.show_shortcuts,
        "log": window.help.open_log,
        "about": window.help.about,
    }.items():
        menus[name].triggered.connect(lambda _checked=False, slot=slot: slot())
    menus.bind_to(view)
    menus.bind_too(window.viewer, ("confirm", "discard"))
    menus["preview"].toggled.connect(window.workspace.preview.setVisible)
    menus["least-sure"].toggled.connect(window.gallery.set_least_sure_first)
    menus.class_chosen.connect(labelling.assign)
    menus.recent_chosen.connect(lambda path: window.open_paths([path]))
    window.menu_corner.search.textChanged.connect(window.workspace.filter_bar.set_words)
    window.workspace.filter_bar.changed.connect(window.gallery.set_filter)
    menus["filter"].toggled.connect(window.workspace.filter_bar.set_shown)
    window.menu_corner.sizes.valueChanged.connect(view.set_tile)
    window.pasting.came.connect(window.open_paths)
    window.pasting.failed.connect(window.tell_error)
    window.menu_corner.search.returnPressed.connect(view.setFocus)
    window.steps.changed.connect(lambda: _refresh_steps(window))
    _refresh_steps(window)


def _wire_gallery(window: MainWindow) -> None:
    view, gallery, work = window.view, window.gallery, window.workspace
    view.opened.connect(lambda item: desktop.open_file(item.shown.path))
    view.menu_wanted.connect(lambda point: window.menus.context_menu().popup(point))
    window.viewer.closed.connect(window.look_at_all)
    gallery.changed.connect(window.viewer.refresh)
    view.class_wanted.connect(window.labelling.assign)
    window.correcting.taken_back.connect(window.labelling.select_again)
    view.section_on_top.connect(work.sidebar.mark)
    view.selection.changed.connect(window.refresh_allowed)
    work.sidebar.section_chosen.connect(view.visit)
    work.sidebar.section_chosen.connect(work.sidebar.mark)  # the last ones can't be scrolled up to the top
    work.sidebar.section_chosen.connect(lambda _key: view.setFocus())
    work.sidebar.class_wanted.connect(window.labelling.assign)
    work.sidebar.new_class_wanted.connect(
        lambda: window.labelling.ask() if len(view.selection) else window.class_desk.ask_new()
    )
    work.sidebar.menu_wanted.connect(lambda name, place: window.class_desk.menu(name).popup(place))
    gallery.changed.connect(lambda: _refresh_counts(window))
    gallery.changed.connect(window.closeup.refresh)


def _wire_work(window: MainWindow) -> None:
    opening, sorting, bar = window.opening, window.sorting, window.workspace.bar
    banner, toast, tellings = window.workspace.banner, window.workspace.toast, window.tellings
    opening.progressed.connect(bar.show_progress)
    opening.begun.connect(lambda: bar.show_progress(Progress(0, None, 0.0, None)))
    opening.begun.connect(lambda: window.workspace.sidebar.set_title(opening.title))
    opening.begun.connect(lambda: window.thumbnails.expect(True))
    opening.ended.connect(lambda _receipt: window.thumbnails.expect(False))
    opening.ended.connect(window.on_read)
    opening.ended.connect(lambda receipt: _tell_read(window, receipt))
    # That there are no pictures is said in their place.
    opening.told.connect(
        lambda note: banner.show_message(in_language(note.message)) if note.level == "warning" else None
    )
    opening.judged.connect(lambda: _refresh_counts(window))
    opening.failed.connect(window.tell_error)
    window.correcting.corrected.connect(
        lambda correction: toast.show_message(tellings.corrected(correction), translate("wiring", "Undo"))
    )
    window.correcting.failed.connect(window.tell_error)
    window.history.failed.connect(window.tell_error)
    window.class_desk.failed.connect(window.tell_error)
    window.class_desk.changed.connect(lambda said, undoable: _on_judged_anew(window, said, undoable=undoable))
    toast.action_clicked.connect(window.steps.undo)
    toast.also_over(window.viewer.picture)
    sorting.progressed.connect(bar.show_progress)
    sorting.sorted_.connect(lambda told: _tell_sorted(window, told))
    sorting.undone.connect(lambda told: banner.show_message(tellings.undone(told)))
    sorting.redone.connect(lambda told: banner.show_message(tellings.redone(told)))
    sorting.came_back.connect(lambda: window.open_paths(window.opening.paths) if window.opening.paths else None)
    window.discarding.discarded.connect(lambda told: _tell_discarded(window, told))
    window.discarding.failed.connect(window.tell_error)
    window.stacks.failed.connect(window.tell_error)
    window.stacks.found_none.connect(lambda: banner.show_message(no_stacks_text()))
    sorting.failed.connect(lambda error: None if window.sort_desk.sheet else window.tell_error(error))
    window.counting.counted.connect(bar.set_sortable)
    window.counting.checked.connect(bar.set_checked)
    window.steps.changed.connect(toast.hide)  # its Undo would take back something else now
    window.stream.busy_changed.connect(lambda busy: _on_busy(window, busy))


def _wire_panels(window: MainWindow) -> None:
    work = window.workspace
    window.empty.open_clicked.connect(lambda: _ask_folder(window))
    window.empty.recent_chosen.connect(lambda path: window.open_paths([path]))
    work.bar.cancel_clicked.connect(window.stream.cancel)
    work.bar.threshold_changed.connect(window.opening.set_threshold)
    work.bar.sort_clicked.connect(window.begin_sort)
    work.preview.show_in_folder.connect(desktop.show_in_folder)
    work.preview.open_file.connect(desktop.open_file)
    work.preview.copy_path.connect(lambda path: desktop.copy_paths([path]))
    actions = {"undo": window.steps.undo, "history": window.history.open}
    wire_watching(window, actions)
    wire_training(window, actions, lambda said, undoable: _on_judged_anew(window, said, undoable=undoable))
    wire_settings(window)
    wire_note(window)
    work.banner.action_clicked.connect(lambda key: actions[key]())


def _ask_folder(window: MainWindow) -> None:
    dialog = QFileDialog(window, translate("wiring", "Open a folder"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: window.open_paths([Path(name)]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _ask_pictures(window: MainWindow) -> None:
    dialog = QFileDialog(window, translate("wiring", "Open pictures"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: window.open_paths([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _with_current(window: MainWindow, do: object) -> None:
    assert callable(do)
    if window.view.selection.items:
        do(window.view.selection.items[0].shown.path)


def _refresh_steps(window: MainWindow) -> None:
    window.menus.set_step("undo", translate("wiring", "Undo"), window.steps.undo_text)
    window.menus.set_step("redo", translate("wiring", "Redo"), window.steps.redo_text)


def _refresh_counts(window: MainWindow) -> None:
    if window.gallery.classes != window.listed_classes:
        window.listed_classes = window.gallery.classes
        window.menus.set_classes(window.gallery.classes)
        window.workspace.filter_bar.set_classes(window.gallery.classes)
    window.counting.refresh()
    window.refresh_allowed()


def _tell_read(window: MainWindow, receipt: Receipt | None) -> None:
    window.workspace.bar.idle(window.tellings.read(receipt))
    _refresh_counts(window)


def _tell_sorted(window: MainWindow, told: Told) -> None:
    batch = told.receipt.batch if told.receipt is not None else None
    actions = (("undo", translate("wiring", "Undo")), ("history", translate("wiring", "Show receipt"))) if batch else ()
    window.workspace.banner.show_message(window.tellings.sorted(told), actions)


def _tell_discarded(window: MainWindow, told: Told) -> None:
    done = told.receipt is not None and told.receipt.batch is not None
    window.workspace.toast.show_message(window.tellings.discarded(told), translate("wiring", "Undo") if done else "")
    if window.history.dialog is not None:
        window.history.refresh()


def _on_judged_anew(window: MainWindow, said: str, *, undoable: bool) -> None:
    """Another model, or other names: what is open is read anew, with what is known, so that nothing is decoded."""
    if window.opening.paths:
        window.open_paths(window.opening.paths)
    window.workspace.toast.show_message(said, translate("wiring", "Undo") if undoable else "")


def _on_busy(window: MainWindow, busy: bool) -> None:
    if not busy and not window.opening.reading:
        window.workspace.bar.idle(window.tellings.read(window.opening.receipt))
    window.refresh_allowed()
