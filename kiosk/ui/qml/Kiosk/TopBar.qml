pragma ComponentBehavior: Bound

import QtQuick

// Where the person is on the left, the tools on the right; tools shrink to their drawings when words do not fit. The mark
// of a draft stands under the place, or on a line of its own where it would break.
// tools: list of {id, text, name, icon, main}; `name` is what assistive technology says.
Item {
    id: bar

    required property string chapter
    required property string place
    required property var tools
    readonly property real room: width - 2 * Theme.margin
    readonly property real wordyWidth: tools.reduce((sum, tool) => sum + Math.max(Theme.target, metrics.advanceWidth(tool.text) + 2 * padding + 2) + Theme.gap, 0)
    readonly property bool wordy: wordyWidth + Theme.part + Math.min(metrics.advanceWidth(where), Theme.mm(48) * Theme.scale) <= room
    readonly property int padding: Theme.mm(2.8)
    readonly property int edge: Theme.mm(1.7)
    readonly property int gap: Theme.mm(0.8)
    readonly property string where: [chapter, place.length > 12 ? place : place.replace(/ /g, "\u00a0")].filter(part => part).join("  ·  ")
    readonly property real leftWidth: room - (tools.length ? row.width + Theme.part : 0)
    readonly property bool apart: draft !== "" && mark.implicitWidth > leftWidth
    readonly property real wordsHeight: (where ? whereWords.implicitHeight : 0) + (draft && !apart ? mark.height + (where ? gap : 0) : 0)
    readonly property real rowHeight: Math.max(tools.length || !apart ? Theme.target : 0, Math.ceil(wordsHeight))
    readonly property bool used: where !== "" || draft !== "" || tools.length > 0
    property string draft: ""

    signal toolTouched(string tool)

    implicitHeight: used ? rowHeight + 2 * edge + (apart ? mark.height + gap : 0) : Theme.part

    FontMetrics {
        id: metrics

        font: whereWords.font
    }

    Small {
        id: whereWords

        font.bold: true
        font.pixelSize: Theme.bar
        lineHeight: 1.0
        objectName: "where"
        text: bar.where
        visible: text !== ""
        width: bar.leftWidth
        x: Theme.margin
        y: bar.edge + (bar.rowHeight - bar.wordsHeight) / 2
    }

    DraftMark {
        id: mark

        text: bar.draft
        visible: bar.draft !== ""
        width: Math.min(implicitWidth, bar.room)
        x: Theme.margin
        y: bar.apart ? bar.edge + bar.rowHeight + bar.gap : bar.edge + (bar.rowHeight + bar.wordsHeight) / 2 - height
    }

    Row {
        id: row

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap
        y: bar.edge + (bar.rowHeight - height) / 2

        Repeater {
            model: bar.tools

            QuietButton {
                required property var modelData

                Accessible.name: modelData.name
                icon: bar.wordy ? "" : modelData.icon
                main: modelData.main === true
                objectName: modelData.id + "Button"
                padding: bar.padding
                size: Theme.bar
                text: modelData.text
                wordless: !bar.wordy
                onTouched: bar.toolTouched(modelData.id)
            }
        }
    }
}
