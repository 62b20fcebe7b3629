pragma ComponentBehavior: Bound

import QtQuick

// The record is on the disk: thanks, what happens next, and the copy to take home.
// page: {frame, text, nextSteps, copy: "offer" | "making" | "made" | "none" | "failed"}; wants: copy, leave.
PlainPage {
    id: screen

    readonly property var said: words.kept

    draft: page.frame.draft
    nextEnabled: page.copy !== "making"
    nextName: "leaveButton"
    nextText: said.done
    title: said.title
    wideTitle: true
    onNextTouched: want("leave", {})

    Body {
        objectName: "keptText"
        text: screen.page.text
        width: parent.width
    }

    NoteBox {
        width: parent.width

        Body {
            font.bold: true
            text: screen.said.take_home
            width: parent.width
        }

        Body {
            objectName: "copyText"
            text: ({ making: screen.said.making, made: screen.said.made, none: screen.said.no_folder, failed: screen.said.failed })[screen.page.copy] ?? ""
            visible: text !== ""
            width: parent.width
        }

        QuietButton {
            leastHeight: Theme.primary
            main: true
            objectName: "copyButton"
            text: screen.said.make_copy
            visible: screen.page.copy === "offer"
            width: Math.min(implicitWidth, parent.width)
            onTouched: screen.want("copy", {})
        }
    }

    side: CardFrame {
        visible: screen.page.nextSteps.length > 0
        width: parent.width

        Body {
            font.bold: true
            text: screen.said.next
            width: parent.width
        }

        RichWords {
            blocks: screen.page.nextSteps
            width: parent.width
        }
    }
}
