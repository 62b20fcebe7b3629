import QtQuick

// The kiosk cannot go on by itself; one sentence that staff can act on, and a way back if no visit is on.
// page: {title, text, leave}; wants: leave.
PlainPage {
    id: screen

    airy: true
    nextName: "leaveButton"
    nextText: page.leave ? words.desk.leave : ""
    title: page.title
    onNextTouched: want("leave", {})

    Body {
        objectName: "problemText"
        text: screen.page.text
        width: Math.min(parent.width, Theme.lineWidth * 1.3)
    }
}
