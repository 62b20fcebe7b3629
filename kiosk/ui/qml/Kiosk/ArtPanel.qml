import QtQuick

// A square drawing that only keeps the person company: on its soft ground, with nothing to read in it.
Rectangle {
    id: panel

    required property url source
    property real maximumHeight: Infinity

    color: Theme.colors.panel
    implicitHeight: Math.min(width, maximumHeight)
    radius: Theme.radius * 1.4
    visible: source.toString() !== ""
    Accessible.ignored: true

    Image {
        readonly property real side: Math.min(parent.width, parent.height)

        anchors.centerIn: parent
        height: side
        objectName: "art"
        source: panel.source
        sourceSize: Qt.size(side, side)
        width: side
    }
}
