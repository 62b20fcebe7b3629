import QtQuick

// The record could not be kept yet: nothing is lost, and staff can try again.
// page: {busy, text}; wants: again.
PlainPage {
    id: screen

    airy: true
    title: words.not_kept.title

    Body {
        text: screen.words.not_kept.text
        width: Math.min(parent.width, Theme.lineWidth * 1.3)
    }

    NoteBox {
        visible: screen.page.text !== ""
        width: parent.width

        Body {
            objectName: "reason"
            text: screen.page.text
            width: parent.width
        }
    }

    PrimaryButton {
        enabled: !screen.page.busy
        objectName: "againButton"
        text: screen.page.busy ? screen.words.sign.saving : screen.words.not_kept.again
        width: Math.min(implicitWidth, parent.width)
        onTouched: screen.want("again", {})
    }
}
