pragma ComponentBehavior: Bound

import QtQuick

// Where the person is on the left, the tools on the right; tools shrink to their drawings when words do not fit.
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
    readonly property string where: [chapter, place.replace(/ /g, "\u00a0")].filter(part => part).join("  ·  ")
    readonly property bool used: where !== "" || draft !== "" || tools.length > 0
    property string draft: ""

    signal toolTouched(string tool)

    implicitHeight: used ? Math.max(Theme.target, Math.ceil(location.implicitHeight)) + 2 * Theme.mm(2.2) : Theme.part

    FontMetrics {
        id: metrics

        font: whereWords.font
    }

    Column {
        id: location

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(0.8)
        width: bar.room - row.width - Theme.part

        Small {
            id: whereWords

            font.bold: true
            font.pixelSize: Theme.bar
            lineHeight: 1.0
            objectName: "where"
            text: bar.where
            visible: text !== ""
            width: parent.width
        }

        DraftMark {
            text: bar.draft
            visible: bar.draft !== ""
            width: Math.min(implicitWidth, parent.width)
        }
    }

    Row {
        id: row

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

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
