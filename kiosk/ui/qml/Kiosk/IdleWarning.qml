pragma ComponentBehavior: Bound

import QtQuick

// "Are you still there?" over whatever was on the screen; nothing beneath can be touched. wants: here.
FocusScope {
    id: warning

    required property int seconds
    required property var words
    property Item before: null
    property string text: words.idle.text

    signal want(string what, var args)

    Accessible.name: title.text
    Accessible.role: Accessible.Dialog

    Component.onCompleted: {
        before = Window.activeFocusItem;
        forceActiveFocus();
    }
    Component.onDestruction: before?.forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
    }

    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }

    CardFrame {
        anchors.centerIn: parent
        padding: Theme.margin
        width: Math.min(parent.width - 2 * Theme.margin, Theme.lineWidth + 2 * padding)

        Title {
            id: title

            text: warning.words.idle.title
            width: parent.width
        }

        Body {
            objectName: "idleText"
            text: warning.text.replace("{n}", warning.seconds)
            width: parent.width
        }

        PrimaryButton {
            focus: true
            objectName: "hereButton"
            text: warning.words.idle.here
            width: parent.width
            onTouched: warning.want("here", {})
        }
    }
}
