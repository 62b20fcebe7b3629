import QtQuick

// The kiosk cannot go on by itself; one sentence that staff can act on.
// page: {title, text}.
PlainPage {
    id: screen

    title: page.title

    Body {
        objectName: "problemText"
        text: screen.page.text
        width: Math.min(parent.width, Theme.lineWidth * 1.3)
    }
}
