pragma ComponentBehavior: Bound

import QtQuick

// A figure with places that can be touched, each with its own item, name and state.
// regions: list of {id, number, text, chosen, x, y, width, height}, fractions of the picture from 0 to 1; `number` ties a
// place to its line in a list beside the figure. Drawn for the calm theme and shown in its colours in every theme.
Item {
    id: map

    required property url source
    required property string caption
    required property real ratio
    required property var regions

    signal regionTouched(string region)

    implicitHeight: width / ratio
    implicitWidth: Theme.lineWidth
    Accessible.name: caption
    Accessible.role: Accessible.Grouping

    Rectangle {
        anchors.fill: parent
        color: Theme.calm.panel
        radius: Theme.radius
    }

    Image {
        anchors.fill: parent
        source: map.source
        sourceSize: Qt.size(Math.ceil(map.width), Math.ceil(map.height))
    }

    Repeater {
        model: map.regions

        Target {
            id: region

            required property var modelData
            readonly property bool chosen: modelData.chosen

            Accessible.checkable: true
            Accessible.checked: chosen
            Accessible.role: Accessible.CheckBox
            height: Math.max(Theme.target, modelData.height * map.height)
            objectName: "region-" + modelData.id
            text: modelData.text
            width: Math.max(Theme.target, modelData.width * map.width)
            x: Math.max(0, Math.min(map.width - width, (modelData.x + modelData.width / 2) * map.width - width / 2))
            y: Math.max(0, Math.min(map.height - height, (modelData.y + modelData.height / 2) * map.height - height / 2))
            onTouched: map.regionTouched(modelData.id)

            Rectangle {
                anchors.fill: parent
                border.color: region.chosen || region.pressed ? Theme.calm.action : Theme.calm.border
                border.width: region.chosen || region.pressed ? Theme.thick : Theme.line
                color: region.chosen ? Theme.mark : Theme.clear
                radius: region.radius
            }

            Rectangle {
                anchors.centerIn: parent
                border.color: region.chosen ? Theme.calm.action : Theme.calm.border
                border.width: Theme.line
                color: region.chosen ? Theme.calm.action : Theme.calm.card
                height: Theme.mm(6.4)
                radius: height / 2
                width: height + (region.chosen ? Theme.mm(5) : 0)

                Row {
                    anchors.centerIn: parent
                    spacing: Theme.line

                    Words {
                        Accessible.ignored: true
                        anchors.verticalCenter: parent.verticalCenter
                        color: region.chosen ? Theme.calm.actionText : Theme.calm.text
                        font.bold: true
                        font.pixelSize: Theme.mm(4)
                        lineHeight: 1.0
                        text: region.modelData.number
                    }

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.calm.actionText
                        height: Theme.mm(4)
                        name: "check"
                        visible: region.chosen
                        width: height
                    }
                }
            }
        }
    }
}
