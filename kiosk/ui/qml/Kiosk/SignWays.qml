pragma ComponentBehavior: Bound

import QtQuick

// The other ways to sign, all equal.
EqualGrid {
    id: ways

    required property string kind
    required property var words
    readonly property var all: [
        { kind: "drawn", name: "signDrawButton", text: words.sign.draw_instead },
        { kind: "typed", name: "signTypeButton", text: words.sign.type },
        { kind: "witnessed", name: "signSayButton", text: words.sign.say },
        { kind: "paper", name: "signPaperButton", text: words.sign.paper }
    ]

    signal picked(string kind)

    rowSpacing: Theme.gap

    Repeater {
        model: ways.all.filter(way => way.kind !== ways.kind)

        ActionCard {
            required property var modelData

            height: ways.cellHeight
            leastHeight: Theme.primary
            padding: Theme.gap
            objectName: modelData.name
            text: modelData.text
            width: ways.cellWidth
            onTouched: ways.picked(modelData.kind)
        }
    }
}
