pragma ComponentBehavior: Bound

import QtQuick

// The first screen: what this is, nobody's name, no placed pump. Words beside a drawing, or under it.
// page: {clinic, demo, begin, ready, languages: [{id, name, chosen}], picture: url}; wants: begin, staff, settle, language.
FocusScope {
    id: screen

    required property var page
    required property var words
    readonly property var say: words.welcome
    readonly property bool beside: width > height
    readonly property real wordsWidth: beside ? width * (Theme.scale < 1.4 ? 0.54 : 0.66) : width
    readonly property real fullHeight: height - flick.y - (beside ? 0 : strip)
    readonly property int strip: Theme.target + 2 * Theme.space
    readonly property bool overflows: flick.contentHeight > fullHeight

    signal move(string name, var args)
    signal want(string what, var args)

    Rectangle {
        anchors.fill: parent
        color: Theme.colors.paper
    }

    Rectangle {
        id: art

        anchors.right: parent.right
        clip: true
        color: Theme.colors.panel
        height: screen.beside ? screen.height : screen.height * (Theme.scale < 1.4 ? 0.36 : 0.24)
        width: screen.beside ? screen.width - screen.wordsWidth : screen.width
        Accessible.name: screen.say.picture
        Accessible.role: Accessible.Graphic

        Image {
            readonly property real whole: width * implicitHeight / Math.max(1, implicitWidth)

            fillMode: Image.PreserveAspectCrop
            height: Math.max(parent.height, whole)
            objectName: "art"
            source: screen.page.picture
            sourceSize.width: parent.width
            width: parent.width
            y: (parent.height - height) * 0.42
        }
    }

    ScrollArea {
        id: flick

        contentHeight: column.height + 2 * Theme.part
        ground: Theme.colors.paper
        height: screen.fullHeight - (screen.overflows && screen.beside ? screen.strip : 0)
        objectName: "pageScroll"
        width: screen.wordsWidth
        y: screen.beside ? 0 : art.height

        WelcomeWords {
            id: column

            page: screen.page
            width: parent.width - 2 * x
            words: screen.words
            x: Theme.margin + (screen.beside ? Theme.gap : 0)
            y: Math.max(Theme.part, (screen.fullHeight - height) / 2)
            onWant: (what, args) => screen.want(what, args)
        }
    }

    MoreButton {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space
        atEnd: flick.atEnd
        down: screen.words.common.more_below
        objectName: "moreButton"
        up: screen.words.common.to_top
        visible: screen.overflows
        width: Math.min(implicitWidth, screen.beside ? column.width : screen.width - staff.width - 2 * Theme.margin - Theme.gap)
        x: Theme.margin
        onTouched: flick.more()
    }

    QuietButton {
        id: staff

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        enabled: screen.page.ready !== false
        objectName: "staffButton"
        size: Theme.bar
        text: screen.say.staff
        onTouched: screen.want("staff", {})
    }
}
