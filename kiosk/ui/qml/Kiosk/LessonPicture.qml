pragma ComponentBehavior: Bound

import QtQuick

// What a page shows beside its words: dots, one picture, or two side by side. It comes up softly. With `closerText`
// under it, a touch asks to see it larger. page: {pictures, dots}.
Item {
    id: shown

    required property var page
    required property string closerText
    readonly property bool larger: closerText !== "" && page.pictures.length > 0
    readonly property real room: maximumHeight - (larger ? hint.height + Theme.gap : 0)
    property real maximumHeight: Infinity
    property color ground: Theme.colors.paper

    signal closer

    implicitHeight: loader.height + (larger ? hint.height + Theme.gap : 0)

    NumberAnimation on opacity {
        duration: Theme.build
        easing.type: Easing.OutQuad
        from: Theme.build ? 0 : 1
        to: 1
    }

    Loader {
        id: loader

        sourceComponent: shown.page.dots ? dots : shown.page.pictures.length > 1 ? pair : shown.page.pictures.length ? one : null
        width: parent.width
    }

    Component {
        id: dots

        DotsView {
            dots: shown.page.dots
            maximumHeight: shown.room
        }
    }

    Component {
        id: one

        PictureView {
            ground: shown.ground
            maximumHeight: shown.room
            picture: shown.page.pictures[0]
            Accessible.name: picture.caption || picture.description
        }
    }

    Component {
        id: pair

        PicturePair {
            ground: shown.ground
            maximumHeight: shown.room
            pictures: shown.page.pictures
        }
    }

    Small {
        id: hint

        Accessible.ignored: true
        anchors.bottom: parent.bottom
        font.pixelSize: Theme.bar
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1.1
        text: shown.closerText
        visible: shown.larger
        width: parent.width
    }

    Target {
        anchors.fill: parent
        objectName: "lookCloserButton"
        text: shown.closerText
        visible: shown.larger
        onTouched: shown.closer()
    }
}
