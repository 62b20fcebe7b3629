pragma ComponentBehavior: Bound

import QtQuick

// One answer of several: a round mark that fills with a check, a tint and a thick edge when it is chosen.
Target {
    id: choice

    property bool chosen: false
    property bool strong: false

    implicitHeight: Math.max(Theme.primary, words.implicitHeight + 2 * Theme.mm(1.7))
    implicitWidth: Theme.lineWidth
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.role: Accessible.RadioButton

    Rectangle {
        anchors.fill: parent
        border.color: choice.chosen || choice.pressed ? Theme.colors.action : Theme.colors.border
        border.width: choice.chosen || choice.pressed ? Theme.thick : Theme.line
        color: choice.chosen || choice.pressed ? Theme.colors.tint : Theme.colors.card
        radius: choice.radius
    }

    Rectangle {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter
        border.color: choice.chosen ? Theme.colors.action : Theme.colors.border
        border.width: Theme.line
        color: choice.chosen ? Theme.colors.action : Theme.colors.card
        height: Theme.mm(6.4)
        radius: height / 2
        width: height

        Icon {
            anchors.centerIn: parent
            color: Theme.colors.actionText
            height: parent.height * 0.62
            name: "check"
            visible: choice.chosen
            width: height
        }
    }

    Words {
        id: words

        Accessible.ignored: true
        anchors.left: mark.right
        anchors.leftMargin: Theme.mm(4)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter
        font.bold: choice.strong
        lineHeight: 1.05
        text: choice.text
    }
}
