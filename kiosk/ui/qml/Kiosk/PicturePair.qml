pragma ComponentBehavior: Bound

import QtQuick

// Two pictures side by side, or one below the other where there is no room.
Flow {
    id: pair

    required property var pictures
    readonly property bool beside: width >= 2 * Theme.mm(34) + spacing
    property real maximumHeight: Infinity
    property color ground: Theme.colors.paper

    spacing: Theme.space

    Repeater {
        model: pair.pictures

        PictureView {
            required property var modelData

            ground: pair.ground
            maximumHeight: pair.maximumHeight
            picture: modelData
            width: pair.beside ? (pair.width - pair.spacing) / 2 : pair.width
        }
    }
}
