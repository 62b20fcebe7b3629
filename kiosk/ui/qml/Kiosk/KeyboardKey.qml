pragma ComponentBehavior: Bound

import QtQuick

// One key: it never takes the focus from the field it types into, yet assistive technology can press it.
Target {
    id: key

    property string face: text
    property string icon: ""
    property bool held: false
    property bool main: false

    Accessible.checkable: held
    Accessible.checked: held
    Accessible.focusable: false
    focusPolicy: Qt.NoFocus
    radius: Theme.gap
    tabStop: false

    Rectangle {
        anchors.fill: parent
        border.color: key.held || key.pressed ? Theme.colors.action : Theme.colors.border
        border.width: key.held || key.pressed ? Theme.thick : Theme.line
        color: key.main ? key.pressed ? Theme.colors.actionPressed : Theme.colors.action : key.pressed || key.held ? Theme.colors.tint : Theme.colors.card
        radius: key.radius
    }

    Words {
        Accessible.ignored: true
        anchors.centerIn: parent
        color: key.main ? Theme.colors.actionText : Theme.colors.text
        font.bold: key.face.length > 1
        font.pixelSize: Math.min(key.face.length > 1 ? Theme.bar : Theme.body, key.height * 0.62)
        fontSizeMode: Text.HorizontalFit
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1.0
        minimumPixelSize: Theme.body / 3
        text: key.face
        visible: key.icon === ""
        width: parent.width - Theme.gap
        wrapMode: Text.NoWrap
    }

    Icon {
        anchors.centerIn: parent
        color: key.main ? Theme.colors.actionText : Theme.colors.text
        height: Math.min(Theme.icon * 1.2, key.height * 0.6)
        name: key.icon || "check"
        visible: key.icon !== ""
        width: height
    }
}
