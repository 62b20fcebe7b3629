pragma ComponentBehavior: Bound

import QtQuick

// What a page shows beside its words: dots, one picture, or two side by side. It comes up softly. With `closerText`
// a touch on it asks to see it larger. page: {pictures, dots}.
Item {
    id: shown

    required property var page
    required property string closerText
    property real maximumHeight: Infinity
    property color ground: Theme.colors.paper

    signal closer

    implicitHeight: loader.height

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
            maximumHeight: shown.maximumHeight
        }
    }

    Component {
        id: one

        PictureView {
            ground: shown.ground
            maximumHeight: shown.maximumHeight
            picture: shown.page.pictures[0]
            Accessible.name: picture.caption || picture.description
        }
    }

    Component {
        id: pair

        PicturePair {
            ground: shown.ground
            maximumHeight: shown.maximumHeight
            pictures: shown.page.pictures
        }
    }

    Target {
        anchors.fill: parent
        objectName: "lookCloserButton"
        text: shown.closerText
        visible: !shown.page.dots && text !== ""
        onTouched: shown.closer()

        Rectangle {
            anchors.margins: Theme.gap
            anchors.right: parent.right
            anchors.top: parent.top
            border.color: Theme.colors.border
            border.width: Theme.line
            color: parent.pressed ? Theme.colors.tint : Theme.colors.card
            height: closer.height + Theme.gap
            radius: height / 2
            width: closer.width + 2 * Theme.space

            Words {
                id: closer

                Accessible.ignored: true
                anchors.centerIn: parent
                font.bold: true
                font.pixelSize: Theme.bar
                lineHeight: 1.0
                text: shown.closerText
                wrapMode: Text.NoWrap
            }
        }
    }
}
