pragma ComponentBehavior: Bound

import QtQuick

// The white strip at the bottom: Back, a few words, the way to what is below, and the one main action. What has no room
// between the buttons stands above them.
Rectangle {
    id: footer

    required property string back
    required property string next
    readonly property real room: width - 2 * Theme.margin
    readonly property real start: Theme.margin + (back ? backButton.width + Theme.part : 0)
    readonly property real end: width - Theme.margin - (next ? nextButton.width + Theme.part : 0)
    readonly property real wordsWidth: status ? Math.min(Math.ceil(measure.advanceWidth) + 2, room) : 0
    readonly property bool wordsAbove: status !== "" && wordsWidth + (moreShown && !moreAbove ? moreButton.width + Theme.part : 0) > end - start
    readonly property bool moreAbove: moreShown && moreButton.width > end - start
    readonly property bool together: moreShown && status !== "" && wordsAbove === moreAbove && wordsWidth + Theme.part + moreButton.width <= room
    readonly property real pair: together ? wordsWidth + Theme.part + moreButton.width : 0
    readonly property bool used: back !== "" || next !== "" || status !== ""
    readonly property int edge: Theme.mm(2)
    readonly property real buttonsHeight: Math.max(backButton.height, nextButton.height) + 2 * edge
    readonly property real wordsHeight: words.implicitHeight + Theme.gap
    // The height without the way to what is below, so that what is below cannot depend on itself.
    readonly property real plainHeight: !used ? 0 : buttonsHeight + (status !== "" && wordsWidth > end - start ? wordsHeight : 0)
    property string status: ""
    property string backName: "backButton"
    property string nextName: "nextButton"
    property bool nextEnabled: true
    property bool moreShown: false
    property bool moreAtEnd: false
    property string moreText: ""
    property string topText: ""

    signal backTouched
    signal moreTouched
    signal nextTouched

    function middle(length: real, above: bool): real {
        const center = (width - length) / 2;
        return above ? center : Math.max(start, Math.min(end - length, center));
    }

    color: Theme.colors.card
    implicitHeight: used ? buttonsHeight + (wordsAbove && !(together && moreAbove) ? wordsHeight : 0) + (moreAbove ? Theme.target + Theme.gap : 0) : moreShown ? Theme.target + 2 * Theme.gap : 0
    visible: used || moreShown

    TextMetrics {
        id: measure

        font: words.font
        text: footer.status
    }

    Rectangle {
        color: Theme.colors.divider
        height: Theme.line
        width: parent.width
    }

    QuietButton {
        id: backButton

        anchors.bottom: parent.bottom
        anchors.bottomMargin: footer.edge
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        height: Math.max(implicitHeight, nextButton.implicitHeight)
        leastHeight: Theme.primary
        objectName: footer.backName
        padding: Theme.mm(5)
        text: footer.back
        visible: footer.back !== ""
        width: Math.min(implicitWidth, footer.room * 0.45)
        onTouched: footer.backTouched()
    }

    Small {
        id: words

        font.pixelSize: Theme.bar
        horizontalAlignment: Text.AlignHCenter
        objectName: "status"
        text: footer.status
        width: footer.wordsWidth
        x: footer.middle(footer.pair || width, footer.wordsAbove)
        y: !footer.wordsAbove ? footer.height - (footer.buttonsHeight + height) / 2 : footer.together ? moreButton.y + (moreButton.height - height) / 2 : footer.edge
    }

    MoreButton {
        id: moreButton

        atEnd: footer.moreAtEnd
        down: footer.moreText
        height: Theme.target
        objectName: "moreButton"
        up: footer.topText
        visible: footer.moreShown
        width: Math.min(implicitWidth, footer.room)
        x: footer.together ? words.x + words.width + Theme.part : footer.middle(width, footer.moreAbove)
        y: !footer.used ? Theme.gap : !footer.moreAbove ? footer.height - (footer.buttonsHeight + height) / 2 : footer.edge + (footer.wordsAbove && !footer.together ? footer.wordsHeight : 0)
        onTouched: footer.moreTouched()
    }

    PrimaryButton {
        id: nextButton

        anchors.bottom: parent.bottom
        anchors.bottomMargin: footer.edge
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        enabled: footer.nextEnabled
        height: Math.max(implicitHeight, backButton.implicitHeight)
        objectName: footer.nextName
        text: footer.next
        visible: footer.next !== ""
        width: Math.min(implicitWidth, footer.room - (footer.back ? backButton.width + Theme.gap : 0))
        onTouched: footer.nextTouched()
    }
}
