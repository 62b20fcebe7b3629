import QtQuick

// A square drawing that only keeps the person company, with nothing to read in it.
Item {
    id: panel

    required property url source
    property real maximumHeight: Infinity
    readonly property int edge: Math.ceil(Theme.radius * 0.45)

    implicitHeight: Math.min(width, maximumHeight)
    visible: source.toString() !== ""
    Accessible.ignored: true

    Image {
        id: art

        anchors.centerIn: parent
        height: panel.implicitHeight
        objectName: "art"
        source: panel.source
        sourceSize: Qt.size(width, height)
        width: height
    }

    Rectangle {
        anchors.fill: art
        anchors.margins: -panel.edge
        border.color: Theme.colors.paper
        border.width: panel.edge
        color: Theme.clear
        radius: Theme.radius + panel.edge
    }
}
