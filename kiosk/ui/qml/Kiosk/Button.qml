pragma ComponentBehavior: Bound

import QtQuick

// What the two buttons share: words in the middle, with or without a drawing. Grows with its words.
Target {
    id: button

    readonly property real fullWidth: (icon ? Theme.icon + Theme.gap : 0) + measure.advanceWidth + 2 * padding + 2
    property string icon: ""
    property bool wordless: false
    property bool iconLast: false
    property int size: Theme.body
    property int leastHeight: Theme.target
    property int padding: Theme.mm(3.6)
    property bool strong: true
    property color ink: Theme.colors.text
    property color fill: Theme.colors.card
    property color edge: Theme.colors.border
    property int edgeWidth: Theme.line

    implicitWidth: wordless ? leastHeight : Math.max(leastHeight, Math.ceil(fullWidth))
    implicitHeight: wordless ? leastHeight : Math.max(leastHeight, Math.ceil(words.implicitHeight) + 2 * Theme.gap)

    TextMetrics {
        id: measure

        font: words.font
        text: button.text
    }

    Rectangle {
        anchors.fill: parent
        border.color: button.edge
        border.width: button.edgeWidth
        color: button.fill
        radius: button.radius
    }

    Row {
        anchors.centerIn: parent
        layoutDirection: button.iconLast ? Qt.RightToLeft : Qt.LeftToRight
        spacing: button.wordless ? 0 : Theme.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: button.ink
            height: button.wordless ? Math.min(Theme.icon * 1.3, button.leastHeight * 0.6) : Theme.icon
            name: button.icon || "check"
            visible: button.icon !== ""
            width: height
        }

        Words {
            id: words

            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: button.ink
            font.bold: button.strong
            font.pixelSize: button.size
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.0
            text: button.text
            visible: !button.wordless
            width: Math.min(Math.ceil(measure.advanceWidth) + 2, button.width - 2 * button.padding - (button.icon ? Theme.icon + Theme.gap : 0))
        }
    }
}
