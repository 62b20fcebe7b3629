pragma ComponentBehavior: Bound

import QtQuick

// A figure with places that can be touched, each with its own item, name and state.
// regions: list of {id, text, chosen, x, y, width, height}, fractions of the picture from 0 to 1.
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
                border.color: region.chosen || region.pressed ? Theme.colors.action : Theme.colors.border
                border.width: region.chosen || region.pressed ? Theme.thick : Theme.line
                color: region.chosen ? Theme.mark : Theme.clear
                radius: region.radius
            }

            Rectangle {
                anchors.centerIn: parent
                color: Theme.colors.action
                height: Theme.mm(6.4)
                radius: height / 2
                visible: region.chosen
                width: height

                Icon {
                    anchors.centerIn: parent
                    color: Theme.colors.actionText
                    height: parent.height * 0.62
                    name: "check"
                    width: height
                }
            }
        }
    }
}
