"""One of the oldest engines with one page open: `floor.py chromium|webkit`.

Reads a command a line and answers each with a line, both JSON: `{"open": address}`, `{"run": expression}`,
`{"press": [x, y]}` in CSS pixels, `{"print": file}` as PDF on A4. The answer to `open` is what scripts complained of.
Chromium is 49 of March 2016 (QtWebEngine 5.7, needs a display), WebKit that of Safari 10 (QtWebKit 602).
"""

import json
import sys

ENGINE = sys.argv[1]

if ENGINE == "webkit":
    from PyQt5.QtWebKitWidgets import QWebPage as Page, QWebView as View
else:
    from PyQt5.QtWebEngineWidgets import QWebEnginePage as Page, QWebEngineView as View

from PyQt5.QtCore import QEventLoop, QMarginsF, QPoint, QSizeF, QTimer, Qt, QUrl
from PyQt5.QtGui import QPageLayout, QPageSize
from PyQt5.QtPrintSupport import QPrinter
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QWidget

complaints = []


class Listening(Page):
    def javaScriptConsoleMessage(self, *told):
        complaints.append(" ".join(str(part) for part in told))


def waited(start):
    """Calls `start` with what ends the wait, and gives what that was called with."""
    loop, given = QEventLoop(), []

    def done(value=None):
        given.append(value)
        loop.quit()

    start(done)
    while not given:
        loop.exec_()
    return given[0]


class Window:
    def __init__(self):
        self.view = View()
        self.page = Listening(self.view)
        self.view.setPage(self.page)
        self.view.resize(360, 640)
        self.view.show()

    def open(self, address):
        complaints.clear()

        def start(done):
            self.page.loadFinished.connect(done)
            self.view.load(QUrl(address))

        opened = waited(start)
        self.page.loadFinished.disconnect()
        return complaints if opened else ["not opened"]

    def run(self, expression):
        if ENGINE == "webkit":
            return self.page.mainFrame().evaluateJavaScript(expression)
        return waited(lambda done: self.page.runJavaScript(expression, done))

    def press(self, at):
        inner = [self.view] if ENGINE == "webkit" else self.view.findChildren(QWidget)
        QTest.mouseClick(inner[-1], Qt.LeftButton, Qt.NoModifier, QPoint(int(at[0]), int(at[1])))

    def print(self, file):
        if ENGINE == "webkit":
            printer = QPrinter(QPrinter.HighResolution)
            printer.setOutputFormat(QPrinter.PdfFormat)
            printer.setPaperSize(QPrinter.A4)
            printer.setOutputFileName(file)
            self.page.mainFrame().print_(printer)
        else:
            layout = QPageLayout(QPageSize(QPageSize.A4), QPageLayout.Portrait, QMarginsF(15, 15, 15, 15))
            with open(file, "wb") as pdf:
                pdf.write(bytes(waited(lambda done: self.page.printToPdf(done, layout))))


app = QApplication(["floor"])
window = Window()
for line in sys.stdin:
    (command, told), = json.loads(line).items()
    print(json.dumps(getattr(window, command)(told)), flush=True)
