pragma ComponentBehavior: Bound

import QtQuick

// The layout of every screen: top bar, a page that scrolls, footer. Words on the left and a picture on the right where
// the screen is wide enough for its text size, else one column.
// frame: {chapter, place, draft, tools, back, next, nextEnabled, status, more, top}, all words ready to show.
FocusScope {
    id: page

    required property var frame
    readonly property bool sided: side.children.length > 0
    readonly property bool twoColumns: sided && width > height && width / Theme.unit / Theme.scale >= 160
    readonly property int columnGap: Theme.margin
    readonly property real room: width - 2 * Theme.margin
    readonly property real fullHeight: height - top.height - (cramped ? 0 : footer.height)
    readonly property bool cramped: height < Theme.mm(85) && Window.height > height
    readonly property int strip: Theme.target + Theme.gap
    readonly property bool wordsOverflow: column.y + column.height + Theme.gap + Theme.space > fullHeight
    readonly property real pictureHeight: (twoColumns ? 1 : 0.85) * (fullHeight - (twoColumns && !wordsOverflow ? 0 : strip) - Theme.gap - Theme.space) - (twoColumns ? content.sideTop : 0)
    readonly property bool atEnd: flick.contentY >= flick.contentHeight - flick.height - Theme.gap
    property string title: ""
    property real wordsShare: 0.5
    property bool wideTitle: false
    property bool nextEnabled: frame.nextEnabled !== false
    property string nextName: "nextButton"
    property string backName: "backButton"
    default property alias content: column.data
    property alias side: side.data

    signal backTouched
    signal nextTouched
    signal toolTouched(string tool)

    function scrollTo(position: real) {
        scroll.stop();
        scroll.to = Math.max(0, Math.min(position, flick.contentHeight - flick.height));
        scroll.start();
    }

    function scrollScreens(screens: real) {
        scrollTo(flick.contentY + screens * (flick.height - Theme.body * 2));
    }

    function reveal(item: Item) {
        for (let parent = item; parent; parent = parent.parent) {
            if (parent !== flick.contentItem)
                continue;
            const top = item.mapToItem(flick.contentItem, 0, 0).y - Theme.space;
            const bottom = top + item.height + 2 * Theme.space;
            if (top < flick.contentY)
                scrollTo(top);
            else if (bottom > flick.contentY + flick.height)
                scrollTo(bottom - flick.height);
        }
    }

    Keys.onPressed: event => {
        const screens = event.key === Qt.Key_PageDown ? 1 : event.key === Qt.Key_PageUp ? -1 : 0;
        if (screens) {
            scrollScreens(screens);
            event.accepted = true;
        }
    }

    onFullHeightChanged: settle.restart()

    Timer {
        id: settle

        interval: 0
        onTriggered: page.reveal(page.Window.activeFocusItem)
    }

    Connections {
        target: page.Window.window

        function onActiveFocusItemChanged() {
            page.reveal(page.Window.activeFocusItem);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colors.paper
    }

    TopBar {
        id: top

        chapter: page.frame.chapter
        draft: page.frame.draft
        place: page.frame.place
        tools: page.frame.tools
        width: parent.width
        onToolTouched: tool => page.toolTouched(tool)
    }

    Flickable {
        id: flick

        readonly property bool overflows: contentHeight > page.fullHeight

        anchors.top: top.bottom
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: content.y + content.height + Theme.space
        contentWidth: width
        height: page.fullHeight - (overflows ? page.strip : 0)
        objectName: "pageScroll"
        width: parent.width

        NumberAnimation {
            id: scroll

            duration: Theme.turn
            easing.type: Easing.OutCubic
            property: "contentY"
            target: flick
        }

        Item {
            id: content

            readonly property real wordsWidth: page.twoColumns ? (page.room - page.columnGap) * page.wordsShare : page.room
            readonly property real wordsEnd: column.y + column.height
            readonly property real sideTop: page.twoColumns ? wide.bottomEdge : wordsEnd + Theme.part

            height: page.sided ? Math.max(wordsEnd, sideTop + side.height) : wordsEnd
            width: page.room
            x: Theme.margin
            y: Theme.gap

            Title {
                id: wide

                readonly property bool across: page.wideTitle && page.twoColumns
                readonly property real bottomEdge: across ? height + Theme.space : 0

                objectName: "pageTitle"
                text: page.title
                visible: text !== ""
                width: across ? parent.width : content.wordsWidth
            }

            Column {
                id: column

                spacing: Theme.space
                width: content.wordsWidth
                y: wide.visible ? wide.height + Theme.space : 0
            }

            Column {
                id: side

                readonly property bool fits: height <= page.pictureHeight

                spacing: Theme.space
                width: page.twoColumns ? page.room - content.wordsWidth - page.columnGap : page.room
                x: page.twoColumns ? content.wordsWidth + page.columnGap : 0
                y: content.sideTop + (page.twoColumns && fits ? flick.contentY : 0)
            }
        }
    }

    QuietButton {
        id: more

        anchors.bottom: page.cramped ? page.bottom : footer.top
        anchors.bottomMargin: Theme.gap / 2
        anchors.horizontalCenter: parent.horizontalCenter
        icon: page.atEnd ? "up" : "down"
        main: true
        objectName: "moreButton"
        size: Theme.bar
        text: page.atEnd ? page.frame.top : page.frame.more
        visible: flick.overflows
        onTouched: page.atEnd ? page.scrollTo(0) : page.scrollScreens(1)
    }

    Footer {
        id: footer

        anchors.bottom: parent.bottom
        back: page.frame.back
        backName: page.backName
        next: page.frame.next
        nextName: page.nextName
        nextEnabled: page.nextEnabled
        status: page.frame.status
        visible: !page.cramped && used
        width: parent.width
        onBackTouched: page.backTouched()
        onNextTouched: page.nextTouched()
    }
}
