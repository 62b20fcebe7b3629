pragma ComponentBehavior: Bound

import QtQuick

// A card over the page with a heading, words that scroll, and Close. While it is open nothing behind it can be touched,
// and the keyboard's focus stays in it. words: the kiosk's table.
FocusScope {
    id: sheet

    required property string title
    required property var words
    readonly property real room: column.width
    readonly property real viewHeight: flick.height
    readonly property bool atEnd: flick.contentY >= flick.contentHeight - flick.height - Theme.gap
    property string closeText: words.common.close
    property real fullWidth: Theme.lineWidth + 2 * Theme.margin
    property Item before: null
    default property alias content: column.data

    signal closed

    function close() {
        closed();
        if (before)
            before.forceActiveFocus();
    }

    function holds(item: Item): bool {
        for (let one = item; one; one = one.parent)
            if (one === sheet)
                return true;
        return false;
    }

    function scrollTo(position: real) {
        scroll.to = Math.max(0, Math.min(position, flick.contentHeight - flick.height));
        scroll.restart();
    }

    function reveal(item: Item) {
        const top = item.mapToItem(flick.contentItem, 0, 0).y - Theme.space;
        if (item !== more && item !== closeButton)
            scrollTo(top < flick.contentY ? top : Math.max(flick.contentY, top + item.height + 2 * Theme.space - flick.height));
    }

    anchors.fill: parent
    Accessible.name: title
    Accessible.role: Accessible.Dialog

    Keys.onEscapePressed: close()
    Keys.onPressed: event => {
        const screens = event.key === Qt.Key_PageDown ? 1 : event.key === Qt.Key_PageUp ? -1 : 0;
        if (screens) {
            scrollTo(flick.contentY + screens * (flick.height - Theme.body * 2));
            event.accepted = true;
        }
    }
    Component.onCompleted: {
        before = Window.activeFocusItem;
        forceActiveFocus();
    }

    Connections {
        target: sheet.Window.window

        function onActiveFocusItemChanged() {
            const item = sheet.Window.activeFocusItem;
            if (item && !sheet.holds(item))
                sheet.forceActiveFocus();
            else if (item && item !== sheet)
                sheet.reveal(item);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
    }

    MultiPointTouchArea {
        anchors.fill: parent
        Accessible.ignored: true
    }

    WheelHandler {
    }

    Rectangle {
        id: card

        readonly property real most: sheet.height - 2 * Theme.part

        anchors.centerIn: parent
        border.color: Theme.colors.border
        border.width: Theme.line
        color: Theme.colors.card
        height: Math.min(most, flick.contentHeight + foot.height)
        radius: Theme.radius * 1.4
        width: Math.min(sheet.width - 2 * Theme.part, sheet.fullWidth)

        Flickable {
            id: flick

            boundsBehavior: Flickable.StopAtBounds
            clip: true
            contentHeight: column.y + column.height + Theme.space
            contentWidth: width
            height: card.height - foot.height
            objectName: "sheetScroll"
            width: parent.width

            NumberAnimation {
                id: scroll

                duration: Theme.turn
                easing.type: Easing.OutCubic
                property: "contentY"
                target: flick
            }

            Column {
                id: column

                spacing: Theme.space
                width: parent.width - 2 * Theme.margin
                x: Theme.margin
                y: Theme.mm(6)

                Title {
                    text: sheet.title
                    visible: text !== ""
                    width: parent.width
                }
            }
        }

        Item {
            id: foot

            anchors.bottom: parent.bottom
            height: closeButton.height + 2 * Theme.space
            width: parent.width

            Rectangle {
                color: Theme.colors.divider
                height: Theme.line
                visible: flick.contentHeight > flick.height
                width: parent.width - 2 * x
                x: Theme.line
            }

            QuietButton {
                id: more

                anchors.left: parent.left
                anchors.leftMargin: Theme.margin
                anchors.verticalCenter: parent.verticalCenter
                icon: sheet.atEnd ? "up" : "down"
                leastHeight: Theme.primary
                main: true
                objectName: "sheetMoreButton"
                size: Theme.bar
                text: sheet.atEnd ? sheet.words.common.to_top : sheet.words.common.more_below
                visible: flick.contentHeight > flick.height
                width: Math.min(implicitWidth, parent.width - closeButton.width - 2 * Theme.margin - Theme.gap)
                onTouched: sheet.scrollTo(sheet.atEnd ? 0 : flick.contentY + flick.height - Theme.body * 2)
            }

            PrimaryButton {
                id: closeButton

                anchors.right: parent.right
                anchors.rightMargin: Theme.margin
                anchors.verticalCenter: parent.verticalCenter
                objectName: "closeButton"
                text: sheet.closeText
                onTouched: sheet.close()
            }
        }
    }
}
