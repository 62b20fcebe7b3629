pragma ComponentBehavior: Bound

import QtQuick

// A few choices under their label, at most one of them chosen; touching it again takes it back.
// options: [{id, text}].
Column {
    id: row

    required property string name
    required property string label
    required property var options
    required property string chosen

    signal picked(string id)

    spacing: Theme.gap

    Small {
        color: Theme.colors.text
        font.bold: true
        lineHeight: 1.0
        text: row.label
        width: parent.width
    }

    Flow {
        spacing: Theme.gap
        width: parent.width

        Repeater {
            model: row.options

            QuietButton {
                required property var modelData

                Accessible.checkable: true
                Accessible.checked: chosen
                Accessible.description: row.label
                chosen: row.chosen === modelData.id
                icon: chosen ? "check" : ""
                objectName: `${row.name}-${modelData.id}`
                size: Theme.bar
                text: modelData.text
                width: Math.min(implicitWidth, row.width)
                onTouched: row.picked(chosen ? "" : modelData.id)
            }
        }
    }
}
