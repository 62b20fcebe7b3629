pragma ComponentBehavior: Bound

import QtQuick

// One answer to a question of the lesson. While it is on offer it is a choice like the others; one that was tried already,
// or that did not settle the question, steps back without any mark of right or wrong.
// answer: {choice, text, chosen, tried, right}.
Item {
    id: one

    required property var answer
    required property bool offered
    required property bool settled
    required property string triedText

    signal answered

    implicitHeight: choice.implicitHeight > Theme.primary ? choice.implicitHeight : Theme.mm(12.4)
    objectName: "answer-" + answer.choice + "-place"

    ChoiceButton {
        id: choice

        anchors.fill: parent
        chosen: one.answer.chosen
        enabled: one.offered
        objectName: "answer-" + one.answer.choice
        text: one.answer.text
        visible: one.offered && !(one.answer.tried && !one.settled) || one.settled && one.answer.chosen
        onTouched: one.answered()
    }

    Rectangle {
        id: quiet

        anchors.fill: parent
        border.color: Theme.colors.divider
        border.width: Theme.line
        color: Theme.colors.paper
        objectName: "tried-" + one.answer.choice
        radius: Theme.radius
        visible: !choice.visible
        Accessible.checkable: true
        Accessible.checked: one.answer.tried
        Accessible.description: one.answer.tried ? one.triedText : ""
        Accessible.name: one.answer.text
        Accessible.role: Accessible.RadioButton

        Rectangle {
            anchors.left: parent.left
            anchors.leftMargin: Theme.mm(4) + Theme.mm(6.4) / 2 - width / 2
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.colors.textSoft
            height: Theme.mm(2)
            radius: height / 2
            visible: one.answer.tried
            width: height
        }

        Words {
            id: words

            Accessible.ignored: true
            anchors.left: parent.left
            anchors.leftMargin: Theme.mm(14.4)
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.colors.textSoft
            lineHeight: 1.05
            text: one.answer.text
        }
    }
}
