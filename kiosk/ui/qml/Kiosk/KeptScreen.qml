pragma ComponentBehavior: Bound

import QtQuick

// The record is on the disk: thanks, what happens next, and the copy to take home.
// page: {frame, text, nextSteps, copy: "offer" | "making" | "made" | "none" | "failed"}; wants: copy, leave.
PlainPage {
    id: screen

    readonly property var say: words.kept
    readonly property var copyWords: ({ offer: "", making: say.making, made: say.made, none: say.no_folder, failed: say.failed })

    frame: Object.assign({}, page.frame, { next: say.done })
    nextEnabled: page.copy !== "making"
    nextName: "leaveButton"
    title: say.title
    wideTitle: true
    wordsShare: 0.4
    onNextTouched: want("leave", {})
    onToolTouched: tool => want("tool", { tool: tool })

    Body {
        objectName: "keptText"
        text: screen.page.text
        width: parent.width
    }

    NoteBox {
        width: parent.width

        Body {
            font.bold: true
            text: screen.say.take_home
            width: parent.width
        }

        Body {
            objectName: "copyText"
            text: screen.copyWords[screen.page.copy]
            visible: text !== ""
            width: parent.width
        }

        QuietButton {
            leastHeight: Theme.primary
            main: true
            objectName: "copyButton"
            text: screen.say.make_copy
            visible: screen.page.copy === "offer"
            width: Math.min(implicitWidth, parent.width)
            onTouched: screen.want("copy", {})
        }
    }

    side: CardFrame {
        padding: Theme.mm(3.4)
        visible: screen.page.nextSteps.length > 0
        width: parent.width

        Body {
            font.bold: true
            text: screen.say.next
            width: parent.width
        }

        RichWords {
            blocks: screen.page.nextSteps
            width: parent.width
        }
    }
}
