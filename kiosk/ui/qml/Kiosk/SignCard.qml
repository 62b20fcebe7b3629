pragma ComponentBehavior: Bound

import QtQuick

// The place to sign in one of four ways: drawn, typed, said before a witness, or on paper. Holds what was entered for
// each way, so that changing to another loses nothing; what was entered before staff gave their PIN is there again.
CardFrame {
    id: card

    required property string kind
    required property var page
    required property var words
    required property real inkHeight
    readonly property var said: words.sign
    readonly property string text: kind === "typed" ? typedName.text.trim() : kind === "witnessed" ? spoken.text.trim() : ""
    readonly property string staff: kind === "witnessed" || kind === "paper" ? staffName.text.trim() : ""
    readonly property var strokes: kind === "drawn" ? pad.strokes : []
    readonly property bool complete: ({ drawn: !pad.empty, typed: text !== "", witnessed: text !== "" && staff !== "", paper: staff !== "" })[kind]

    signal sheetWanted

    border.color: Theme.colors.border
    padding: Theme.mm(4)

    Component.onCompleted: {
        spoken.text = page.entered?.text ?? "";
        staffName.text = page.entered?.staff ?? "";
    }

    InkPad {
        id: pad

        border.width: 0
        height: card.inkHeight
        objectName: "inkPad"
        text: card.said.draw
        visible: card.kind === "drawn"
        width: parent.width

        Small {
            Accessible.ignored: true
            font.bold: true
            lineHeight: 1.0
            text: card.said.draw
            visible: pad.empty
            width: pad.width
        }

        QuietButton {
            anchors.right: parent.right
            objectName: "clearButton"
            size: Theme.bar
            text: card.words.common.clear
            visible: !pad.empty
            onTouched: pad.clear()
        }
    }

    TextEntry {
        id: typedName

        label: card.said.typed_label
        objectName: "field-typed"
        visible: card.kind === "typed"
        width: parent.width
    }

    TextEntry {
        id: spoken

        hint: card.said.said_example
        label: card.said.said_label
        objectName: "field-said"
        visible: card.kind === "witnessed"
        width: parent.width
    }

    Body {
        lineHeight: 1.15
        text: card.said.paper_text
        visible: card.kind === "paper"
        width: parent.width
    }

    QuietButton {
        leastHeight: Theme.primary
        objectName: "makeSheetButton"
        text: card.said.paper_print
        visible: card.kind === "paper"
        width: Math.min(implicitWidth, parent.width)
        onTouched: card.sheetWanted()
    }

    Body {
        font.bold: true
        lineHeight: 1.15
        objectName: "sheetSaid"
        text: card.page.sheet
        visible: card.kind === "paper" && text !== ""
        width: parent.width
    }

    TextEntry {
        id: staffName

        label: card.said.staff_name
        objectName: "field-staff"
        visible: card.kind === "witnessed" || card.kind === "paper"
        width: parent.width
    }

    SignFoot {
        page: card.page
        width: parent.width
    }
}
