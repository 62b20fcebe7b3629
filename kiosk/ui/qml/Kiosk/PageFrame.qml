pragma ComponentBehavior: Bound

import QtQuick

// The layout of every screen: top bar, a page that scrolls, footer. Words on the left and a picture on the right where
// the screen is wide enough for its text size, else one column. `airy`: a few words and big buttons, with the free space
// around them rather than under them.
// frame: {chapter, place, draft, tools, back, next, nextEnabled, status, more, top}, all words ready to show.
FocusScope {
    id: page

    required property var frame
    readonly property bool sided: withSide && side.children.length > 0
    readonly property bool twoColumns: sided && width > height && width / Theme.unit / Theme.scale >= leastBeside
    readonly property real room: width - 2 * Theme.margin
    readonly property real fullHeight: height - top.height - footer.plainHeight
    readonly property bool cramped: height < Theme.mm(85) && Window.height > height
    readonly property real pictureHeight: (twoColumns ? 1 : 0.85) * (fullHeight - Theme.gap) - (twoColumns ? content.sideTop : 0)
    property string title: ""
    property real wordsShare: 0.5
    property real leastBeside: 160
    property bool wideTitle: false
    property bool withSide: true
    property bool airy: false
    property bool nextEnabled: frame.nextEnabled !== false
    property string nextName: "nextButton"
    property string backName: "backButton"
    default property alias content: column.data
    property alias side: side.data

    signal backTouched
    signal nextTouched
    signal toolTouched(string tool)

    function scrollTo(position: real) {
        flick.scrollTo(position);
    }

    function bringUp(item: Item) {
        scrollTo(item.mapToItem(flick.contentItem, 0, 0).y - Theme.gap);
    }

    Keys.onPressed: event => event.accepted = flick.turns(event.key)

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

    ScrollArea {
        id: flick

        readonly property bool overflows: contentHeight > page.fullHeight

        anchors.bottom: footer.top
        anchors.top: top.bottom
        contentHeight: content.y + content.height + Theme.gap
        ground: Theme.colors.paper
        objectName: "pageScroll"
        width: parent.width

        Item {
            id: content

            readonly property real wordsWidth: page.twoColumns ? (page.room - Theme.margin) * page.wordsShare : page.room
            readonly property real wordsEnd: column.y + column.height
            readonly property real sideTop: page.twoColumns ? wide.bottomEdge : wordsEnd + Theme.part

            height: page.sided ? Math.max(wordsEnd, sideTop + side.height) : wordsEnd
            width: page.room
            x: Theme.margin
            y: page.airy ? Math.max(0, page.fullHeight - height - Theme.gap) * 0.4 : 0

            Title {
                id: wide

                readonly property bool across: page.wideTitle && page.twoColumns
                readonly property real bottomEdge: across ? height + Theme.gap : 0

                objectName: "pageTitle"
                text: page.title
                visible: text !== ""
                width: across ? parent.width : content.wordsWidth
            }

            Column {
                id: column

                spacing: Theme.space
                width: content.wordsWidth
                y: wide.visible ? wide.height + Theme.gap : 0
            }

            Column {
                id: side

                readonly property bool fits: height <= page.pictureHeight

                spacing: Theme.space
                visible: page.withSide
                width: page.twoColumns ? page.room - content.wordsWidth - Theme.margin : page.room
                x: page.twoColumns ? content.wordsWidth + Theme.margin : 0
                y: content.sideTop + (page.twoColumns && fits ? flick.contentY : 0)
            }
        }
    }

    Footer {
        id: footer

        anchors.bottom: parent.bottom
        back: page.cramped ? "" : page.frame.back
        backName: page.backName
        moreAtEnd: flick.atEnd
        moreShown: flick.overflows
        moreText: page.frame.more
        next: page.cramped ? "" : page.frame.next
        nextEnabled: page.nextEnabled
        nextName: page.nextName
        status: page.cramped ? "" : page.frame.status
        topText: page.frame.top
        width: parent.width
        onBackTouched: page.backTouched()
        onMoreTouched: flick.more()
        onNextTouched: page.nextTouched()
    }
}
