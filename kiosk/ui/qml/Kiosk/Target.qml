pragma ComponentBehavior: Bound

import QtQuick

// The base of everything that can be touched: one touch that starts and ends inside, however slow; Space or Return;
// or the assistive technology's press. Shows the keyboard's focus as a ring.
Item {
    id: target

    required property string text
    readonly property bool pressed: enabled && tap.pressed
    property string description: ""
    property int radius: Theme.radius
    property bool tabStop: true

    signal touched

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    activeFocusOnTab: tabStop

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: description
    Accessible.focusable: tabStop
    Accessible.onPressAction: if (enabled) touched()

    Keys.onPressed: event => {
        const keys = [Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Select];
        if (keys.includes(event.key)) {
            event.accepted = true;
            if (!event.isAutoRepeat)
                touched();
        }
    }

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onTapped: target.touched()
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.ring - Theme.line
        border.color: Theme.colors.focus
        border.width: Theme.ring
        color: Theme.clear
        radius: target.radius + Theme.ring + Theme.line
        visible: target.activeFocus
        z: 1
    }
}
