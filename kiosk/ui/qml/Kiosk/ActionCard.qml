pragma ComponentBehavior: Bound

import QtQuick

// One big way to go on among equals: a few strong words, and a line that says what it means; with one, the words of all
// stand at the same height. `chosen` marks the way taken before.
Target {
    id: action

    property string detail: ""
    property bool chosen: false
    property int padding: Theme.part
    property int leastHeight: Theme.mm(24 / Theme.scale)
    readonly property bool marked: chosen || pressed

    description: detail
    implicitHeight: Math.max(leastHeight, words.implicitHeight + 2 * padding)
    implicitWidth: Theme.lineWidth
    Accessible.checkable: chosen
    Accessible.checked: chosen

    Rectangle {
        anchors.fill: parent
        border.color: action.marked ? Theme.colors.action : Theme.colors.border
        border.width: action.marked ? Theme.thick : Theme.line
        color: action.marked ? Theme.colors.tint : Theme.colors.card
        radius: action.radius
    }

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.part + (check.visible && !action.detail ? check.width + Theme.gap : 0)
        anchors.right: parent.right
        anchors.rightMargin: Theme.part + (check.visible ? check.width + Theme.gap : 0)
        spacing: Theme.gap / 2
        y: action.detail ? action.padding : (action.height - height) / 2

        Words {
            Accessible.ignored: true
            font.bold: true
            horizontalAlignment: action.detail ? Text.AlignLeft : Text.AlignHCenter
            lineHeight: 1.05
            text: action.text
            width: parent.width
        }

        Small {
            Accessible.ignored: true
            lineHeight: 1.1
            text: action.detail
            visible: text !== ""
            width: parent.width
        }
    }

    Icon {
        id: check

        anchors.right: parent.right
        anchors.rightMargin: Theme.part
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.colors.action
        name: "check"
        visible: action.chosen
    }
}
