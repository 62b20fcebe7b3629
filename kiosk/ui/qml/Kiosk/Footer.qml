pragma ComponentBehavior: Bound

import QtQuick

// The white strip at the bottom: Back, a few words, and the one main action. The words move above the buttons when
// there is no room between them.
Rectangle {
    id: footer

    required property string back
    required property string next
    readonly property real room: width - 2 * Theme.margin
    readonly property real buttonsWidth: (back ? backButton.width : 0) + (next ? nextButton.width : 0)
    readonly property bool stacked: status !== "" && measure.advanceWidth + 2 > room - buttonsWidth - 2 * Theme.part
    readonly property bool used: back !== "" || next !== "" || status !== ""
    property string status: ""
    property string backName: "backButton"
    property string nextName: "nextButton"
    property bool nextEnabled: true

    signal backTouched
    signal nextTouched

    color: Theme.colors.card
    implicitHeight: !used ? 0 : Math.max(backButton.height, nextButton.height) + 2 * Theme.mm(2.4) + (stacked ? words.implicitHeight + Theme.gap : 0)

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
        anchors.bottomMargin: Theme.mm(2.4)
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

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.horizontalCenterOffset: footer.stacked ? 0 : Math.max(0, backEnd - (footer.width - width) / 2) - Math.max(0, (footer.width + width) / 2 - nextStart)
        font.pixelSize: Theme.bar
        horizontalAlignment: Text.AlignHCenter
        objectName: "status"
        text: footer.status
        width: Math.min(Math.ceil(measure.advanceWidth) + 2, footer.room)
        y: footer.stacked ? Theme.mm(2.4) : (footer.height - height) / 2

        readonly property real backEnd: Theme.margin + (footer.back ? backButton.width : 0) + Theme.part
        readonly property real nextStart: footer.width - Theme.margin - (footer.next ? nextButton.width : 0) - Theme.part
    }

    PrimaryButton {
        id: nextButton

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(2.4)
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
