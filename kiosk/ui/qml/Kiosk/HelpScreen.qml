pragma ComponentBehavior: Bound

import QtQuick

// A call for help, to be held up: words that can be read across a room. It says that staff are there only when they
// said so themselves with their PIN.
// page: {frame, unwell, answered, emergency}; moves: go_on; wants: answer_call.
VisitPage {
    id: screen

    readonly property var said: words.help

    Rectangle {
        border.color: Theme.colors.attention
        border.width: Theme.thick * 2
        color: Theme.colors.card
        height: call.implicitHeight + 2 * Theme.part
        radius: Theme.radius
        width: parent.width
        Accessible.name: heading.text + " " + reason.text
        Accessible.role: Accessible.AlertMessage

        Column {
            id: call

            anchors.centerIn: parent
            spacing: Theme.gap
            width: parent.width - 2 * Theme.part

            Words {
                id: heading

                color: Theme.colors.attention
                font.bold: true
                font.pixelSize: Theme.shout
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1.0
                objectName: "callTitle"
                text: screen.page.unwell ? screen.said.unwell_title : screen.said.title
                width: parent.width
            }

            Title {
                id: reason

                horizontalAlignment: Text.AlignHCenter
                text: screen.page.unwell ? screen.said.unwell_text : screen.said.text
                width: parent.width
            }
        }
    }

    Body {
        font.bold: screen.page.answered
        objectName: "callState"
        text: screen.page.answered ? screen.said.coming : screen.said.waiting
        width: parent.width
    }

    Body {
        objectName: "emergency"
        text: screen.page.emergency
        width: parent.width
    }

    Flow {
        spacing: Theme.space
        width: parent.width

        PrimaryButton {
            objectName: "goOnButton"
            text: screen.said.go_on
            visible: screen.page.answered
            width: Math.min(implicitWidth, parent.width)
            onTouched: screen.move("go_on", {})
        }

        PrimaryButton {
            objectName: "answerCallButton"
            text: screen.said.answer
            visible: !screen.page.answered
            width: Math.min(implicitWidth, parent.width)
            onTouched: screen.want("answer_call", {})
        }

        QuietButton {
            leastHeight: Theme.primary
            objectName: "cancelCallButton"
            text: screen.said.cancel
            visible: !screen.page.answered && !screen.page.unwell
            width: Math.min(implicitWidth, parent.width)
            onTouched: screen.move("go_on", {})
        }
    }
}
