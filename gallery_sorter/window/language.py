"""The language of the window: put on once at the start, with its plurals, its numbers and dates, and Qt's own texts.

The source is English; even English has a translation, of its plurals alone.
"""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gallery_sorter.base.resources import resource
from gallery_sorter.base.settings import LANGUAGES

_SOURCE = "en"


def speak(app: QApplication, chosen: str) -> str:
    """Put on the language that was chosen ("": the system's, where it is one of ours). Returns its code."""
    code = chosen if chosen in LANGUAGES else _of_system()
    system, locale = QLocale.system(), QLocale(code)
    QLocale.setDefault(system if system.language() == locale.language() else locale)
    for name, folder in (
        (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"gallery_sorter_{code}", str(resource("translations"))),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):  # Qt has none for English, and an installation may lack its own
            app.installTranslator(translator)
    return code


def _of_system() -> str:
    wanted = [name.replace("_", "-").partition("-")[0] for name in QLocale.system().uiLanguages()]
    return next((code for code in wanted if code in LANGUAGES), _SOURCE)
