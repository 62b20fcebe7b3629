pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// What is seen while the kiosk loads: the paper and the panel of the welcome, where the welcome will have them.
Rectangle {
    id: opening

    readonly property bool beside: width > height

    color: Theme.colors.paper

    Rectangle {
        anchors.right: parent.right
        color: Theme.colors.panel
        height: opening.beside ? opening.height : opening.height * 0.32
        width: opening.beside ? opening.width * 0.46 : opening.width
    }
}
