pragma ComponentBehavior: Bound

import QtQuick

// A card over the page with a heading, words that scroll, and Close. While it is open nothing behind it can be touched,
// and the keyboard's focus stays in it. words: the kiosk's table.
FocusScope {
    id: sheet

    required property string title
    required property var words
    readonly property real room: column.width
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

    anchors.fill: parent
    Accessible.name: title
    Accessible.role: Accessible.Dialog

    Keys.onEscapePressed: close()
    Keys.onPressed: event => event.accepted = flick.turns(event.key)
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

        ScrollArea {
            id: flick

            contentHeight: column.y + column.height + Theme.space
            ground: Theme.colors.card
            height: card.height - foot.height
            objectName: "sheetScroll"
            width: parent.width

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

            MoreButton {
                anchors.left: parent.left
                anchors.leftMargin: Theme.margin
                anchors.verticalCenter: parent.verticalCenter
                atEnd: flick.atEnd
                down: sheet.words.common.more_below
                leastHeight: Theme.primary
                objectName: "sheetMoreButton"
                up: sheet.words.common.to_top
                visible: flick.contentHeight > flick.height
                width: Math.min(implicitWidth, parent.width - closeButton.width - 2 * Theme.margin - Theme.gap)
                onTouched: flick.more()
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
